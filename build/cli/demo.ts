// npm run demo
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { demoKey } from '../../main/demo/keys.ts';
import { type CameraScene, launchKiosk } from '../../test/e2e/kiosk.ts';
import {
  type Language,
  type Look,
  screenOf,
  walkToVerdict,
  walkToVerdictByHand,
} from '../../test/e2e/walk.ts';
import { inRoot } from '../bootstrap/paths.mjs';
import { say } from '../bootstrap/terminal.mjs';
import { hasDisplay, withDisplay } from '../electron/display.ts';
import { type Prepared, prepareKiosk } from '../electron/prepare.ts';

const pictures = inRoot('out', 'demo');

/** The line of `check-photo`; only the fields used here. */
export interface AttemptReport {
  readonly outcome: 'live' | 'not-live' | 'error';
  readonly code: string | null;
  readonly demonstration: boolean;
}

export interface Run {
  readonly name: string;
  readonly title: string;
  readonly camera: CameraScene;
  readonly byHand?: boolean;
  readonly language: Language;
  readonly settings: Record<string, string>;
  readonly expected: { screen: string; outcome: string; code: string | null };
}

export const runs: readonly Run[] = [
  {
    name: 'live',
    title: 'a real face before the camera',
    camera: 'person',
    language: 'en',
    settings: {},
    expected: { screen: 'live', outcome: 'live', code: null },
  },
  {
    name: 'not-live',
    title: 'a cup of coffee before the camera',
    camera: 'empty',
    // No face to guide: the picture is taken by the button, which is offered at once here and after 15 s to people.
    byHand: true,
    language: 'kk',
    settings: { LIVENESS_KIOSK_TAKE_NOW_AFTER_MS: '500' },
    expected: { screen: 'notLive', outcome: 'not-live', code: null },
  },
  {
    name: 'error',
    title: 'a key without access to the service',
    camera: 'person',
    language: 'ru',
    settings: { LIVENESS_KIOSK_API_KEY: demoKey('access-denied') },
    expected: { screen: 'problem', outcome: 'error', code: 'access-denied' },
  },
];

export const execute = (): Promise<number> => demonstrate();

/**
 * Sets everything up and drives the built kiosk through three verifications, from touch to verdict. Prints each
 * attempt as one line of JSON on standard output.
 * @returns the exit code: 0 only when all three ended as expected
 */
export async function demonstrate(): Promise<number> {
  const prepared = await prepareKiosk('demonstration', { needsVirtualDisplay: !hasDisplay() });
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const failures = await withDisplay(async () => {
    let count = 0;
    for (const run of runs) count += await demonstrateOne(run, prepared);
    return count;
  });
  say(`\nScreenshots of each screen: ${pictures}`);
  say(
    failures === 0
      ? 'The demonstration worked.'
      : `${failures} of ${runs.length} runs did not end as they should.`,
  );
  return failures === 0 ? 0 : 1;
}

/** @returns 1 when it failed */
async function demonstrateOne(run: Run, { runtime }: Prepared): Promise<number> {
  say(`• ${run.title}, driven from touch to verdict on Electron ${runtime.version} …`);
  const failure = await drive(run).catch((error) => String(error).split('\n')[0]);
  say(failure ? `  FAILED: ${failure}` : `  ended on the screen "${run.expected.screen}", as it should`);
  return failure ? 1 : 0;
}

/** @returns what is wrong */
async function drive(run: Run): Promise<string | null> {
  const kiosk = await launchKiosk({
    camera: run.camera,
    environment: { LIVENESS_KIOSK_PRINT_ATTEMPTS: '1', ...run.settings },
  });
  try {
    const walk = run.byHand ? walkToVerdictByHand : walkToVerdict;
    const screen = await walk(kiosk.page, run.language, photographer(kiosk.page, run.name));
    const attempt = attemptsIn(kiosk.output()).at(-1);
    if (attempt) process.stdout.write(`${JSON.stringify(attempt)}\n`);
    return judge(run.expected, screen, attempt);
  } finally {
    await kiosk.close();
  }
}

/** @param output all that the kiosk printed */
function attemptsIn(output: string): AttemptReport[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{"attempt":'))
    .map((line) => (JSON.parse(line) as { attempt: AttemptReport }).attempt);
}

/** @returns what is wrong */
export function judge(
  expected: Run['expected'],
  screen: string,
  attempt: AttemptReport | undefined,
): string | null {
  if (screen !== expected.screen) return `it ended on "${screen}" instead of "${expected.screen}"`;
  if (!attempt) return 'main told of no attempt';
  if (attempt.outcome !== expected.outcome) return `the outcome was "${attempt.outcome}"`;
  if (attempt.code !== expected.code) return `the code was "${attempt.code}"`;
  return attempt.demonstration ? null : 'it was not marked as a demonstration';
}

function photographer(page: Page, name: string): Look {
  let count = 0;
  return async (screen) => {
    const picture = await page.screenshot({ animations: 'disabled' });
    // A fast answer may have replaced the screen meanwhile: then the screenshot would be of another one.
    if ((await screenOf(page)) !== screen) return;
    count += 1;
    await writeFile(join(pictures, `${name}-${count}-${screen}.png`), picture);
  };
}
