import { stripVTControlCharacters } from 'node:util';

const mostLines = 16;
const mostLetters = 300;

/** The result of one runner. */
export interface Total {
  readonly runner: string;
  readonly passed: number;
  readonly failed: number;
  /** A line each, and the runner's message in the lines below. */
  readonly failures: readonly string[];
  /** One line each, with the reason where the runner gives it. */
  readonly skipped: readonly string[];
}

interface VitestTest {
  fullName: string;
  status: string;
  failureMessages?: string[] | null;
}

interface VitestFile {
  name: string;
  status: string;
  message?: string;
  assertionResults: VitestTest[];
}

export interface VitestReport {
  testResults: VitestFile[];
}

interface Annotation {
  type: string;
  description?: string;
}

interface PlaywrightResult {
  errors?: { message?: string }[];
}

interface PlaywrightTest {
  status: string;
  annotations?: Annotation[];
  results?: PlaywrightResult[];
}

interface PlaywrightSpec {
  title: string;
  tests: PlaywrightTest[];
}

interface PlaywrightSuite {
  title: string;
  specs?: PlaywrightSpec[];
  suites?: PlaywrightSuite[];
}

export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors?: { message?: string }[];
}

/** @param runner a check that passes or fails as a whole */
export function totalOfCheck(runner: string, passed: boolean): Total {
  return {
    runner,
    passed: Number(passed),
    failed: Number(!passed),
    failures: passed ? [] : [runner],
    skipped: [],
  };
}

/** @param report Vitest's JSON report */
export function totalOfVitest(runner: string, report: VitestReport): Total {
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

/** @param report Playwright's JSON report */
export function totalOfPlaywright(runner: string, report: PlaywrightReport): Total {
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

/** A runner that crashed, or found nothing to run, has not passed. */
export function distrust(total: Total, exitCode: number): Total {
  const ranNothing = total.passed + total.failed === 0;
  if (!ranNothing && (exitCode === 0 || total.failed > 0)) return total;
  const why = ranNothing ? 'ran no test' : `ended with exit code ${exitCode} although no test failed`;
  return { ...total, failed: total.failed + 1, failures: [...total.failures, `${total.runner} ${why}`] };
}

/** @returns } */
export function sumTotals(totals: readonly Total[]): { passed: number; failed: number } {
  return {
    passed: totals.reduce((sum, { passed }) => sum + passed, 0),
    failed: totals.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** @returns )[]} */
function testsOf(suite: PlaywrightSuite, path: readonly string[]): (PlaywrightTest & { title: string })[] {
  const here = [...path, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ ...test, title: [...here, spec.title].filter(Boolean).join(' › ') })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, here))];
}

/**
 * A reader may see only the end of a long output: failures have to be listed there.
 * @param message as the runner gave it: with colours, and the stack at its end
 */
function withWords(title: string, message: string | undefined = 'no message') {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  const told = lines.slice(0, stack === -1 ? lines.length : stack).filter((line) => line.trim() !== '');
  return [title, ...told.slice(0, mostLines).map((line) => `  ${line.slice(0, mostLetters)}`)].join('\n');
}

/**
 * Prints the results of all runners on standard output; the last line is `N passed, N failed`.
 * @returns the exit code
 */
export function printSummary(totals: readonly Total[]): number {
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
