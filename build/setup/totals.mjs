import { stripVTControlCharacters } from 'node:util';

const mostLines = 16;
const mostLetters = 300;

/**
 * @typedef {object} Total the result of one runner
 * @property {string} runner
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} failures a line each, and the runner's message in the lines below
 * @property {readonly string[]} skipped one line each, with the reason where the runner gives it
 *
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] | null }} VitestTest
 * @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ testResults: VitestFile[] }} VitestReport
 *
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ errors?: { message?: string }[] }} PlaywrightResult
 * @typedef {{ status: string, annotations?: Annotation[], results?: PlaywrightResult[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors?: { message?: string }[] }} PlaywrightReport
 */

/**
 * @param {string} runner a check that passes or fails as a whole
 * @param {boolean} passed
 * @returns {Total}
 */
export function totalOfCheck(runner, passed) {
  return {
    runner,
    passed: Number(passed),
    failed: Number(!passed),
    failures: passed ? [] : [runner],
    skipped: [],
  };
}

/**
 * @param {string} runner
 * @param {VitestReport} report Vitest's JSON report
 * @returns {Total}
 */
export function totalOfVitest(runner, report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  // Otherwise a file that fails before its tests are known would be missing from the totals.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = tests.filter((test) => test.status === 'failed');
  return {
    runner,
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + broken.length,
    failures: [
      ...failed.map((test) => withWords(test.fullName, test.failureMessages?.[0])),
      ...broken.map((file) => withWords(file.name, file.message)),
    ],
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
  };
}

/**
 * @param {string} runner
 * @param {PlaywrightReport} report Playwright's JSON report
 * @returns {Total}
 */
export function totalOfPlaywright(runner, report) {
  const tests = report.suites.flatMap((suite) => testsOf(suite, []));
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky');
  const errors = report.errors ?? [];
  return {
    runner,
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: failed.length + errors.length,
    failures: [
      ...failed.map(({ title, results }) => withWords(title, results?.at(-1)?.errors?.[0]?.message)),
      ...errors.map(({ message }) => withWords(runner, message)),
    ],
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ title, annotations }) => {
        const reason = annotations?.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
        return reason ? `${title} (${reason})` : title;
      }),
  };
}

/**
 * A runner that crashed, or found nothing to run, has not passed.
 * @param {Total} total
 * @param {number} exitCode
 * @returns {Total}
 */
export function distrust(total, exitCode) {
  const ranNothing = total.passed + total.failed === 0;
  if (!ranNothing && (exitCode === 0 || total.failed > 0)) return total;
  const why = ranNothing ? 'ran no test' : `ended with exit code ${exitCode} although no test failed`;
  return { ...total, failed: total.failed + 1, failures: [...total.failures, `${total.runner} ${why}`] };
}

/**
 * @param {readonly Total[]} totals
 * @returns {{ passed: number, failed: number }}
 */
export function sumTotals(totals) {
  return {
    passed: totals.reduce((sum, { passed }) => sum + passed, 0),
    failed: totals.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} path
 * @returns {(PlaywrightTest & { title: string })[]}
 */
function testsOf(suite, path) {
  const here = [...path, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ ...test, title: [...here, spec.title].filter(Boolean).join(' › ') })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here))];
}

/**
 * A reader may see only the end of a long output: failures have to be listed there.
 * @param {string} title
 * @param {string | undefined} message as the runner gave it: with colours, and the stack at its end
 */
function withWords(title, message = 'no message') {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  const told = lines.slice(0, stack === -1 ? lines.length : stack).filter((line) => line.trim() !== '');
  return [title, ...told.slice(0, mostLines).map((line) => `  ${line.slice(0, mostLetters)}`)].join('\n');
}
