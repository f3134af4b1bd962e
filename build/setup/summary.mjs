import { sumTotals } from './totals.mjs';

/**
 * Prints the results of all runners on standard output; the last line is `N passed, N failed`.
 * @param {readonly import('./totals.mjs').Total[]} totals
 * @returns {number} the exit code
 */
export function printSummary(totals) {
  const lines = [''];
  for (const { runner, failures } of totals)
    lines.push(...failures.map((line) => `FAILED  ${runner}: ${line}`));
  for (const { runner, skipped } of totals)
    lines.push(...skipped.map((line) => `skipped ${runner}: ${line}`));
  lines.push(
    '',
    `${'runner'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}`,
  );
  for (const { runner, passed, failed, skipped } of totals) {
    const numbers = `${passed}`.padStart(8) + `${failed}`.padStart(8) + `${skipped.length}`.padStart(9);
    lines.push(runner.padEnd(14) + numbers);
  }
  const { passed, failed } = sumTotals(totals);
  lines.push('', `${passed} passed, ${failed} failed`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return failed === 0 ? 0 : 1;
}
