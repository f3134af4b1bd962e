import { assess, type Gate } from '../../renderer/guidance/assess.ts';
import { noteEyes, unseenEyes } from '../../renderer/guidance/eyes.ts';
import type { Face } from '../../renderer/guidance/observation.ts';
import type { OpenLab } from './open-lab.ts';
import matrixAngles from './matrix-angles.json' with { type: 'json' };
import { ladders, sceneOn, type Ladder, type Rung, type Station } from './sweep.ts';

/** The result of one scene of the sweep. */
export interface Finding {
  readonly station: Station;
  /** Null: the station as it is. */
  readonly step: { readonly ladder: Ladder; readonly rung: Rung } | null;
  readonly faults: ReadonlySet<Gate>;
  /** Undefined: none was found. */
  readonly face: Face | undefined;
}

/**
 * Shows every rung of every ladder at every station to the real engine, one frame each, with its own noise. Eyes are
 * judged against their opening at the station, as the kiosk does it.
 */
export async function runSweep(lab: OpenLab, stations: readonly Station[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const station of stations) {
    const plain = (await lab.look(station.scene, findings.length)).observation;
    const eyes = noteEyes(unseenEyes, plain);
    findings.push({ station, step: null, faults: assess(plain, eyes).faults, face: plain.faces[0] });
    for (const step of stepsAt(station)) {
      const { observation } = await lab.look(sceneOn(station, step.rung), findings.length);
      const { faults } = assess(observation, eyes);
      findings.push({ station, step, faults, face: observation.faces[0] });
    }
  }
  return findings;
}

function stepsAt({ cm, scene }: Station): NonNullable<Finding['step']>[] {
  return ladders.flatMap((ladder) =>
    ladder.rungs
      .filter(({ onlyAtCm }) => onlyAtCm?.includes(cm) ?? true)
      .filter(({ verdict }) => scene.skin === undefined || verdict !== 'between')
      .map((rung) => ({ ladder, rung })),
  );
}

const reference: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = matrixAngles;

/**
 * Differences of yaw and pitch from MediaPipe's 4×4 matrix on the same scenes (FaceLandmarker 0.10.35), with other
 * noise: the limits of both were set with those angles.
 */
export function angleDifferences(findings: readonly Finding[]): { yawDeg: number[]; pitchDeg: number[] } {
  const differences = findings.flatMap(({ station, step, face }) => {
    const name = step ? `${step.ladder.gate} ${step.rung.label}` : 'nothing';
    const [yawDeg, pitchDeg] = reference[station.name]?.[name] ?? [];
    if (!face || yawDeg === undefined || pitchDeg === undefined) return [];
    return [{ yawDeg: Math.abs(face.yawDeg - yawDeg), pitchDeg: Math.abs(face.pitchDeg - pitchDeg) }];
  });
  return {
    yawDeg: differences.map(({ yawDeg }) => yawDeg),
    pitchDeg: differences.map(({ pitchDeg }) => pitchDeg),
  };
}

export function isRight({ step }: Finding): boolean {
  return (step?.rung.verdict ?? 'right') === 'right';
}

export function nameOf({ station, step }: Finding): string {
  return step ? `${station.name}: ${step.ladder.gate} ${step.rung.label}` : station.name;
}
