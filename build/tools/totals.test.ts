import { describe, expect, it } from 'vitest';
import { distrust, sumTotals, totalOfCheck, totalOfPlaywright, totalOfVitest } from './totals.ts';

describe('the sums over all runners', () => {
  it('counts a check as one', () => {
    expect(totalOfCheck('types', true)).toMatchObject({ passed: 1, failed: 0, failures: [] });
    expect(totalOfCheck('types', false)).toMatchObject({ passed: 0, failed: 1, failures: ['types'] });
  });

  it("reads Vitest's report, and a file that broke before its tests", () => {
    const total = totalOfVitest('unit', {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'a works', status: 'passed' },
            {
              fullName: 'a fails',
              status: 'failed',
              failureMessages: ['AssertionError: no\n    at a.test.ts'],
            },
            { fullName: 'a waits', status: 'skipped' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'SyntaxError: b', assertionResults: [] },
      ],
    });
    expect(total).toEqual({
      runner: 'unit',
      passed: 1,
      failed: 2,
      failures: ['a fails\n  AssertionError: no', 'b.test.ts\n  SyntaxError: b'],
      skipped: ['a waits'],
    });
  });

  it("reads Playwright's report down through its suites; flaky is failed; a skip keeps its reason", () => {
    const total = totalOfPlaywright('end to end', {
      errors: [{ message: 'Error: no tests in x.spec.ts' }],
      suites: [
        {
          title: 'x.spec.ts',
          specs: [{ title: 'one', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'group',
              specs: [
                {
                  title: 'two',
                  tests: [
                    {
                      status: 'unexpected',
                      results: [
                        {
                          errors: [
                            { message: '\u001b[31mError\u001b[39m: two is\n\n- 1\n+ 2\n    at x.spec.ts' },
                          ],
                        },
                      ],
                    },
                  ],
                },
                { title: 'three', tests: [{ status: 'flaky' }] },
                {
                  title: 'four',
                  tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no keyring' }] }],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(total).toMatchObject({ passed: 1, failed: 3, skipped: ['x.spec.ts › group › four (no keyring)'] });
    expect(total.failures).toEqual([
      'x.spec.ts › group › two\n  Error: two is\n  - 1\n  + 2',
      'x.spec.ts › group › three\n  no message',
      'end to end\n  Error: no tests in x.spec.ts',
    ]);
  });

  it.each([
    ['ran nothing', { passed: 0, failed: 0 }, 0],
    ['crashed with all tests passed', { passed: 7, failed: 0 }, 1],
  ])('counts a runner that %s as failed', (_name, numbers, exitCode) => {
    const total = distrust({ runner: 'unit', failures: [], skipped: [], ...numbers }, exitCode);
    expect(total.failed).toBe(1);
    expect(total.failures).toHaveLength(1);
  });

  it('leaves an honest runner alone', () => {
    const total = { runner: 'unit', passed: 3, failed: 1, failures: ['x'], skipped: [] };
    expect(distrust(total, 1)).toBe(total);
    expect(sumTotals([total, totalOfCheck('lint', true)])).toEqual({ passed: 4, failed: 1 });
  });
});
