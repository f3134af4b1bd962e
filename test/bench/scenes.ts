import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Gate } from '../../renderer/guidance/assess.ts';
import { hints } from '../../preload/contract.ts';
import { openLab, type OpenLab } from '../guidance/open-lab.ts';
import { angleDifferences, isRight, nameOf, runSweep, type Finding } from '../guidance/run-sweep.ts';
import { approach, sceneFor, skinTones, type Scene } from '../guidance/scene.ts';
import { ladders, stations, toneStations } from '../guidance/sweep.ts';
import { formatTable } from './shared/table.ts';

/** As many as a camera file has frames at most. */
const paintedFrames = 11;

/** A good frame that was blocked. */
const isFalseBlock = (finding: Finding): boolean => isRight(finding) && finding.faults.size > 0;
/** A bad frame without a hint: the picture would have been taken. */
const isFalsePass = ({ step, faults }: Finding): boolean =>
  step?.rung.verdict === 'wrong' && faults.size === 0;
/** Blocked, but not by the intended check. */
const isHeldByAnother = ({ step, faults }: Finding): boolean =>
  step?.rung.verdict === 'wrong' && faults.size > 0 && !faults.has(step.ladder.gate);

function row(name: string, findings: readonly Finding[]): string[] {
  const right = findings.filter(isRight);
  const wrong = findings.filter(({ step }) => step?.rung.verdict === 'wrong');
  const count = (among: readonly Finding[], is: (finding: Finding) => boolean): string =>
    among.length === 0 ? '' : `${among.filter(is).length} of ${among.length}`;
  return [name, count(right, isFalseBlock), count(wrong, isFalsePass), count(wrong, isHeldByAnother)];
}

/** The portraits as they are: every gate, every scene that went wrong, and the angles. */
async function reportPortraits(lab: OpenLab, at: string): Promise<void> {
  const findings = await runSweep(
    lab,
    stations.filter(({ name }) => name.includes(at)),
  );
  const head = ['gate', 'false blocks', 'false passes', 'held up by another gate'];
  const rows = [
    row(
      'nothing changed',
      findings.filter(({ step }) => step === null),
    ),
    ...ladders.map(({ gate }) =>
      row(
        gate,
        findings.filter(({ step }) => step?.ladder.gate === gate),
      ),
    ),
    row('all', findings),
  ];
  console.log(formatTable([head, ...rows]));
  listMistakes(findings);
  console.log(`\nangles less those of MediaPipe’s matrix, degrees:\n${formatTable(angleRows(findings))}`);
}

/** The same by tone of skin: false blocks of right scenes and false passes of wrong ones, both people together. */
async function reportTones(lab: OpenLab): Promise<void> {
  const findings = await runSweep(lab, toneStations);
  const tones = Object.keys(skinTones);
  const cells = (gate: Gate | null): string[] =>
    tones.flatMap((tone) => {
      const among = findings.filter(
        ({ station, step }) => station.scene.skin === tone && (step?.ladder.gate ?? null) === gate,
      );
      return row('', among).slice(1, 3);
    });
  const head = ['gate', ...tones.flatMap((tone) => [`${tone}: false blocks`, 'false passes'])];
  const gates = [null, ...ladders.map(({ gate }) => gate)];
  const rows = gates.map((gate) => [gate ?? 'nothing changed', ...cells(gate)]);
  console.log(`\n${formatTable([head, ...rows])}`);
  listMistakes(findings);
}

function listMistakes(findings: readonly Finding[]): void {
  const mistakes = findings.filter((one) =>
    [isFalseBlock, isFalsePass, isHeldByAnother].some((is) => is(one)),
  );
  const lines = mistakes.map((one) => `${nameOf(one)}: ${[...one.faults].join(', ') || 'nothing said'}`);
  console.log(`\n${lines.join('\n')}`);
}

function angleRows(findings: readonly Finding[]): string[][] {
  const rows = Object.entries(angleDifferences(findings)).map(([angle, differences]) => {
    const sorted = [...differences].sort((one, other) => one - other);
    const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(2);
    return [angle, String(sorted.length), at(0.5), at(0.95), at(1)];
  });
  return [['', 'scenes', 'median', '95 %', 'most'], ...rows];
}

/** Every person sways, and the guidance takes a still face for a portrait. Shares of the frame: 3 px. */
const reach = 0.0024;

/** Once around a small circle in every five frames, the second person in the other direction: see make-camera-files.mjs. */
function swaying(scene: Scene, frame: number): Scene {
  const { offsetX = 0, offsetY = 0, secondX = 0.24 } = scene;
  const turn = (2 * Math.PI * frame) / 5;
  return {
    ...scene,
    offsetX: offsetX + reach * Math.sin(turn),
    offsetY: offsetY + reach * Math.cos(turn),
    secondX: secondX - reach * Math.sin(turn),
  };
}

/** For build/cli/camera-files.ts: every scene of the camera files as PNG files, each with its own noise. */
async function paint(lab: OpenLab, folder: string): Promise<void> {
  const scenes: Readonly<Record<string, Scene>> = Object.fromEntries([
    ...hints.map((hint) => [`hints/${hint}`, sceneFor[hint]] as const),
    ...approach.map((scene, step) => [`approach/${step + 1}`, scene] as const),
  ]);
  for (const [name, scene] of Object.entries(scenes)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    for (let seed = 1; seed <= paintedFrames; seed += 1) {
      await writeFile(join(folder, `${name}-${seed}.png`), await lab.paint(swaying(scene, seed), seed));
    }
  }
  console.log(JSON.stringify({ scenes: Object.keys(scenes) }));
}

const { values } = parseArgs({
  // `--only tones`, `--only portraits`, or those whose place is named so: `--only "hopper, 640×480"`.
  options: { paint: { type: 'string' }, only: { type: 'string', default: '' } },
});
const lab = await openLab();
try {
  if (values.paint) await paint(lab, values.paint);
  else {
    const { only } = values;
    if (only !== 'tones') await reportPortraits(lab, only === 'portraits' ? '' : only);
    if (only === '' || only === 'tones') await reportTones(lab);
  }
} finally {
  await lab.close();
}
