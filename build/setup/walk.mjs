import { pressApart } from './press-apart.mjs';

/**
 * How a person uses the kiosk, by touch: shared by the demonstration and the screenshots. Screens and
 * buttons are found by data-screen and data-action, which are the same in every language.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {'kk' | 'ru' | 'en'} Language
 * @typedef {(screen: string) => Promise<void>} Look called on each screen, for instance to take its picture
 */

const screenLimitMs = 30_000;
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

/**
 * @param {Page} page
 * @param {...string} screens
 * @returns {Promise<string>} the one that came; throws when none did in time
 */
export async function arrive(page, ...screens) {
  const any = screens.map((name) => `[data-screen="${name}"]`).join(', ');
  await page.locator(any).first().waitFor({ timeout: screenLimitMs });
  return screenOf(page);
}

/**
 * @param {Page} page
 * @returns {Promise<string>} the screen that is shown
 */
export async function screenOf(page) {
  return (await page.locator('[data-screen]').first().getAttribute('data-screen')) ?? '';
}

/**
 * @param {Page} page
 * @param {string} action
 */
export async function press(page, action) {
  const button = page.locator(`[data-action="${action}"]`);
  await button.waitFor({ timeout: screenLimitMs });
  await pressApart(page, button, () => button.click({ timeout: screenLimitMs }));
}

/**
 * @param {Page} page
 * @param {Language} language
 * @param {Look} [look]
 */
export async function walkToConsent(page, language, look = doNotLook) {
  await arrive(page, 'waiting');
  await page.locator(`[data-language="${language}"]`).click();
  await look('waiting');
  await press(page, 'start');
  await arrive(page, 'consent');
  await look('consent');
}

/**
 * @param {Page} page
 * @param {Language} language
 * @param {Look} [look]
 */
export async function walkToCamera(page, language, look = doNotLook) {
  await walkToConsent(page, language, look);
  await press(page, 'agree');
  await arrive(page, 'camera');
  await page.locator('[data-phase="guiding"]').waitFor({ timeout: screenLimitMs });
  await look('camera');
}

/**
 * From touch to verdict.
 * @param {Page} page
 * @param {Language} language
 * @param {Look} [look] may miss "checking": a fast answer may come first
 * @returns {Promise<string>} the screen it ended on
 */
export async function walkToVerdict(page, language, look = doNotLook) {
  await walkToConsent(page, language, look);
  await press(page, 'agree');
  return awaitVerdict(page, look);
}

/**
 * As above without guidance: by the button, once it is offered.
 * @param {Page} page
 * @param {Language} language
 * @param {Look} [look]
 * @returns {Promise<string>} the screen it ended on
 */
export async function walkToVerdictByHand(page, language, look = doNotLook) {
  await walkToCamera(page, language, look);
  await press(page, 'takePicture');
  return awaitVerdict(page, look);
}

/**
 * Waits for the verdict: the kiosk automatically takes the picture of a person who holds still.
 * @param {Page} page on the camera's screen, or on its way there
 * @param {Look} [look]
 * @returns {Promise<string>} the screen it ended on
 */
export async function awaitVerdict(page, look = doNotLook) {
  if ((await arrive(page, 'checking', ...endings)) === 'checking') await look('checking');
  const ending = await arrive(page, ...endings);
  await look(ending);
  return ending;
}

async function doNotLook() {}
