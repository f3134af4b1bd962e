import { assess, type Gate } from '../../renderer/guidance/assess.ts';
import { forEyes, noteEyes, unseenEyes } from '../../renderer/guidance/eyes.ts';
import { kioskThresholds } from '../../renderer/guidance/thresholds.ts';
import type { OpenLab } from './open-lab.ts';
import { ladders, sceneOn, stations, type Ladder, type Rung, type Station } from './sweep.ts';

/** What became of one scene of the sweep. */
export interface Finding {
  readonly station: Station;
  /** Null: the station as it is. */
  readonly step: { readonly ladder: Ladder; readonly rung: Rung } | null;
  readonly faults: ReadonlySet<Gate>;
}

/**
 * Shows every rung of every ladder at every station to the real engine, one frame each, with noise of its own. Eyes are
 * judged by what they were at the station, as the kiosk does it.
 */
export async function runSweep(lab: OpenLab): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const station of stations) {
    const plain = (await lab.look(station.scene, findings.length)).observation;
    const limits = forEyes(kioskThresholds, noteEyes(unseenEyes, plain.faces[0], plain.atMs));
    findings.push({ station, step: null, faults: assess(plain, limits).faults });
    for (const step of stepsAt(station)) {
      const { observation } = await lab.look(sceneOn(station, step.rung), findings.length);
      findings.push({ station, step, faults: assess(observation, limits).faults });
    }
  }
  return findings;
}

function stepsAt({ cm }: Station): NonNullable<Finding['step']>[] {
  return ladders.flatMap((ladder) =>
    ladder.rungs.filter(({ onlyAtCm }) => onlyAtCm?.includes(cm) ?? true).map((rung) => ({ ladder, rung })),
  );
}

export function isRight({ step }: Finding): boolean {
  return (step?.rung.verdict ?? 'right') === 'right';
}

export function nameOf({ station, step }: Finding): string {
  return step ? `${station.name}: ${step.ladder.gate} ${step.rung.label}` : station.name;
}
