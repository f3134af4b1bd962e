import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hints } from '../../preload/contract.ts';
import { eyesNotedAfterMs, notedAfterMs, shownAtLeastMs, steadyAtLeastMs } from './hint-holder.ts';
import { steadyMs } from './steadiness.ts';
import { kioskThresholds } from './thresholds.ts';

const doc = readFileSync('docs/capture.md', 'utf8');
/** Rows of its tables, without the padding that keeps columns straight. */
const rows = doc
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.replace(/ +/g, ' '));

it.each(Object.entries(kioskThresholds))('docs/capture.md gives %s as thresholds.ts does', (name, edge) => {
  const row = rows.find((line) => line.startsWith(`| \`${name}\` |`));
  expect(row ?? 'no row').toContain(`| ${edge.enter} | ${edge.leave} |`);
});

it('docs/capture.md has no limit that is no more', () => {
  const named = rows.flatMap((row) => /^\| `(\w+)` \|/.exec(row)?.[1] ?? []);
  expect(named.sort()).toEqual(Object.keys(kioskThresholds).sort());
});

it('docs/capture.md names every hint', () => {
  for (const hint of hints) expect(doc).toContain(`\`${hint}\``);
});

it('docs/capture.md gives the times that count', () => {
  for (const timeMs of [steadyMs, notedAfterMs, eyesNotedAfterMs, shownAtLeastMs, steadyAtLeastMs]) {
    expect(doc).toContain(`${timeMs} ms`);
  }
});
