import type { Page } from 'playwright';
import { press } from './kiosk.ts';

// How a person uses the kiosk, by touch: for the demonstration and the screenshots. Screens and buttons are found by data-screen and
// data-action, which are the same in every language.

export type Language = 'kk' | 'ru' | 'en';

/** Called on each screen, for instance to take its picture. */
export type Look = (screen: string) => Promise<void>;

/** Where an attempt can end. */
const endings = [
  'live',
  'notLive',
  'noAttemptsLeft',
  'problem',
  'outcomeUnknown',
  'cameraFault',
  'outOfOrder',
];

/** @returns the one that came */
export async function arrive(page: Page, ...screens: string[]): Promise<string> {
  const any = screens.map((name) => `[data-screen="${name}"]`).join(', ');
  await page.locator(any).first().waitFor();
  return screenOf(page);
}

/** @returns the screen that is shown */
export async function screenOf(page: Page): Promise<string> {
  return (await page.locator('[data-screen]').first().getAttribute('data-screen')) ?? '';
}

export async function walkToConsent(page: Page, language: Language, look: Look = doNotLook) {
  await arrive(page, 'waiting');
  await page.locator(`[data-language="${language}"]`).click();
  await look('waiting');
  await press(page, 'start');
  await arrive(page, 'consent');
  await look('consent');
}

export async function walkToCamera(page: Page, language: Language, look: Look = doNotLook) {
  await walkToConsent(page, language, look);
  await press(page, 'agree');
  await arrive(page, 'camera');
  await page.locator('[data-phase="guiding"]').waitFor();
  await look('camera');
}

/**
 * From touch to verdict.
 * @param look may miss "checking": a fast answer may come first
 * @returns the screen it ended on
 */
export async function walkToVerdict(page: Page, language: Language, look: Look = doNotLook): Promise<string> {
  await walkToConsent(page, language, look);
  await press(page, 'agree');
  return awaitVerdict(page, look);
}

/**
 * As above without guidance: by the button, once it is offered.
 * @returns the screen it ended on
 */
export async function walkToVerdictByHand(
  page: Page,
  language: Language,
  look: Look = doNotLook,
): Promise<string> {
  await walkToCamera(page, language, look);
  await press(page, 'takePicture');
  return awaitVerdict(page, look);
}

/**
 * Waits for the verdict: the kiosk automatically takes the picture of a person who holds still.
 * @param page on the camera's screen, or on its way there
 * @returns the screen it ended on
 */
export async function awaitVerdict(page: Page, look: Look = doNotLook): Promise<string> {
  if ((await arrive(page, 'checking', ...endings)) === 'checking') await look('checking');
  const ending = await arrive(page, ...endings);
  await look(ending);
  return ending;
}

async function doNotLook() {}
