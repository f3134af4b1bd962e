import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { hints } from '../../preload/contract.ts';
import { openLab, type OpenLab } from '../guidance/open-lab.ts';
import { angleDifferences, isRight, nameOf, runSweep, type Finding } from '../guidance/run-sweep.ts';
import { approach, sceneFor, type Scene } from '../guidance/scene.ts';
import { ladders } from '../guidance/sweep.ts';
import { formatTable } from './shared/table.ts';

/** As many as a camera file has frames at most. */
const paintedFrames = 11;

/** Held up though nothing is wrong. */
const isFalseBlock = (finding: Finding): boolean => isRight(finding) && finding.faults.size > 0;
/** Nothing was said though something is wrong: the picture would have been taken. */
const isFalsePass = ({ step, faults }: Finding): boolean =>
  step?.rung.verdict === 'wrong' && faults.size === 0;
/** Held up, yet not by the gate that is meant. */
const isHeldByAnother = ({ step, faults }: Finding): boolean =>
  step?.rung.verdict === 'wrong' && faults.size > 0 && !faults.has(step.ladder.gate);

function row(name: string, findings: readonly Finding[]): string[] {
  const right = findings.filter(isRight);
  const wrong = findings.filter(({ step }) => step?.rung.verdict === 'wrong');
  const count = (among: readonly Finding[], is: (finding: Finding) => boolean): string =>
    among.length === 0 ? '' : `${among.filter(is).length} of ${among.length}`;
  return [name, count(right, isFalseBlock), count(wrong, isFalsePass), count(wrong, isHeldByAnother)];
}

async function report(lab: OpenLab): Promise<void> {
  const findings = await runSweep(lab);
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
  const mistakes = findings.filter((one) =>
    [isFalseBlock, isFalsePass, isHeldByAnother].some((is) => is(one)),
  );
  const lines = mistakes.map((one) => `${nameOf(one)}: ${[...one.faults].join(', ') || 'nothing said'}`);
  console.log(`\n${lines.join('\n')}`);
  console.log(`\nangles less those of MediaPipe’s matrix, degrees:\n${formatTable(angleRows(findings))}`);
}

function angleRows(findings: readonly Finding[]): string[][] {
  const rows = Object.entries(angleDifferences(findings)).map(([angle, differences]) => {
    const sorted = [...differences].sort((one, other) => one - other);
    const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(2);
    return [angle, String(sorted.length), at(0.5), at(0.95), at(1)];
  });
  return [['', 'scenes', 'median', '95 %', 'most'], ...rows];
}

/** For build/setup/make-camera-files.mjs: every scene of the camera files as PNG files, each with noise of its own. */
async function paint(lab: OpenLab, folder: string): Promise<void> {
  const scenes: Readonly<Record<string, Scene>> = Object.fromEntries([
    ...hints.map((hint) => [`hints/${hint}`, sceneFor[hint]] as const),
    ...approach.map((scene, step) => [`approach/${step + 1}`, scene] as const),
  ]);
  for (const [name, scene] of Object.entries(scenes)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    for (let seed = 1; seed <= paintedFrames; seed += 1) {
      await writeFile(join(folder, `${name}-${seed}.png`), await lab.paint(scene, seed));
    }
  }
  console.log(JSON.stringify({ scenes: Object.keys(scenes) }));
}

const { values } = parseArgs({ options: { paint: { type: 'string' } } });
const lab = await openLab();
try {
  await (values.paint ? paint(lab, values.paint) : report(lab));
} finally {
  await lab.close();
}
