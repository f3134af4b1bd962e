import { parseArgs } from 'node:util';
import { formatTable } from './request/table.ts';
import { watchGuidance, type GuidanceRun } from './guidance/watch.ts';
import { measureFloor } from './guidance/floor.ts';

const megabyte = 1024 * 1024;

function shareAt(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function rowsOf(run: GuidanceRun, floorBytes: number): string[][] {
  const sorted = [...run.tookMs].sort((one, other) => one - other);
  const p95 = shareAt(sorted, 0.95);
  const growth = run.memory.lastBytes / run.memory.firstBytes - 1;
  const ratio = run.memory.lastBytes / floorBytes;
  const verdict = (reached: boolean) => (reached ? 'reached' : 'NOT REACHED');
  const mb = (bytes: number) => `${Math.round(bytes / megabyte)} MiB`;
  return [
    ['P6 ms a frame, median', shareAt(sorted, 0.5).toFixed(1), '', ''],
    ['P6 ms a frame, p95', p95.toFixed(1), '≤ 40', verdict(p95 <= 40)],
    ['   frames looked at a second', run.looksPerSecond.toFixed(1), '', ''],
    ['P6 preview, frames a second', run.previewFps.toFixed(1), '≥ 24', verdict(run.previewFps >= 24)],
    ['P6 tasks over 50 ms on the page’s thread', String(run.longTasks), '0', verdict(run.longTasks === 0)],
    ['   the longest, ms', run.longestTaskMs.toFixed(0), '', ''],
    [
      '   memory at the start and end (PSS)',
      `${mb(run.memory.firstBytes)}, ${mb(run.memory.lastBytes)}`,
      '',
      '',
    ],
    ['   growth over the run', `${(growth * 100).toFixed(1)} %`, '≤ 5 %', verdict(growth <= 0.05)],
    ['P5 memory against the floor', `${ratio.toFixed(2)}×`, '≤ 1.40×', verdict(ratio <= 1.4)],
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { frames: { type: 'string', default: '3000' } } });
  const frames = Math.max(50, Number(values.frames) || 3000);
  console.log(
    [
      'Guidance: the built kiosk with a person before its camera who never stands right, so that it goes on guiding.',
      '  ms a frame   from the frame’s arrival in the worker to its observation: upright, searched, measured.',
      '  preview      frames that the page’s video element really showed, by requestVideoFrameCallback.',
      '  floor        a bare window of the same Electron that shows the same camera full screen and does nothing else.',
      `  ${frames} frames; this takes about ${Math.ceil(frames / 600)} min.`,
      '',
    ].join('\n'),
  );
  const floorBytes = await measureFloor();
  const run = await watchGuidance(frames);
  console.log(formatTable([['figure', 'measured', 'target', 'result'], ...rowsOf(run, floorBytes)]));
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
