import type { Page } from 'playwright';
import { pressApart } from './press-apart.ts';
import type { Language } from './walk.ts';

/**
 * How staff set a new station up: once with fingers alone, once with a keyboard alone. Shared by the end-to-end tests and
 * the screenshots. Parts are found by data attributes, which are the same in every language.
 */

/** Called at each step, for instance to take its picture. */
type Look = (name: string) => Promise<void>;

export interface Hands {
  callConsole: () => Promise<void>;
  press: (selector: string) => Promise<void>;
  /** Replaces the text of the open field. */
  write: (text: string) => Promise<void>;
  enterPin: (pin: string) => Promise<void>;
}

interface SetUpFacts {
  language: Language;
  /** In that language. */
  bankName: string;
  apiKey: string;
  pin: string;
}

const waitMs = 120_000;
const echoMs = 1_500;

export const action = (action: string) => `[data-action="${action}"]`;

/** Fingers on the glass: real touch events, no mouse and no keys. */
export async function fingers(page: Page): Promise<Hands> {
  const session = await page.context().newCDPSession(page);
  const tap = (x: number, y: number) =>
    Promise.all([
      session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
      session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    ]);
  const find = async (selector: string) => {
    const target = page.locator(selector).first();
    await target.waitFor({ timeout: waitMs });
    await page.locator(`${selector}:enabled`).first().waitFor({ timeout: waitMs });
    // A trial click: brings it into view and waits until it does not move and is not covered.
    await target.click({ trial: true, timeout: waitMs });
    return target;
  };
  /** Of the keys of a keyboard and a PIN pad, which are there before and after. */
  const pressQuickly = async (selector: string) => {
    const box = await (await find(selector)).boundingBox();
    if (!box) throw new Error(`${selector} has no place on the screen`);
    await tap(box.x + box.width / 2, box.y + box.height / 2);
  };
  /** With the trial after the pause: it is a press for the kiosk's guard too. */
  const press = async (selector: string) => {
    const target = page.locator(selector).first();
    await target.waitFor({ timeout: waitMs });
    await pressApart(page, target, () => pressQuickly(selector));
  };
  const touchKey = (key: string) =>
    pressQuickly(`.keyboard button[data-skbtn="${key === '"' ? '\\"' : key}"]`);
  return {
    async callConsole() {
      // Sent off together: five that wait for each other take longer on a busy machine than the gesture may.
      await Promise.all(Array.from({ length: 5 }, () => tap(30, 30)));
    },
    press,
    async write(text) {
      await page.locator('.keyboard').waitFor({ timeout: waitMs });
      await clearByTouch(page, touchKey);
      for (const letter of text) await typeByTouch(page, touchKey, letter);
    },
    async enterPin(pin) {
      for (const [index, digit] of [...pin].entries()) {
        const dots = page.locator(`.pin-dots[data-entered="${index + 1}"]`);
        await pressQuickly(action(`digit-${digit}`));
        const came = await dots.waitFor({ timeout: echoMs }).then(
          () => true,
          () => false,
        );
        // As people do: a touch right after a change of screens may be swallowed as a double touch, so it is repeated; on a busy
        // machine only once the page has answered, and with that has handled the touch.
        if (!came) await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
        if (!came && (await dots.count()) === 0) await pressQuickly(action(`digit-${digit}`));
        await dots.waitFor({ timeout: waitMs });
      }
      await press(action('enter'));
    },
  };
}

async function clearByTouch(page: Page, touchKey: (key: string) => Promise<void>) {
  const hasClear = await page.locator('.keyboard button[data-skbtn="{clear}"]').count();
  if (hasClear === 0) await touchKey('{signs}');
  await touchKey('{clear}');
  if (hasClear === 0) await touchKey('{letters}');
}

async function typeByTouch(page: Page, touchKey: (key: string) => Promise<void>, letter: string) {
  if (letter === ' ') return touchKey('{space}');
  const isShown = await page.locator(`.keyboard button[data-skbtn="${letter}"]`).count();
  if (isShown === 0) await touchKey('{shift}');
  return touchKey(letter);
}

/** Keys alone: Tab to get somewhere, Enter to press it. No mouse and no touch. */
export async function keys(page: Page): Promise<Hands> {
  const press = async (selector: string) => {
    await page.locator(`${selector}:enabled`).first().waitFor({ timeout: waitMs });
    for (let steps = 0; steps < 120; steps += 1) {
      const isThere = (await page.locator(`${selector}:focus`).count()) > 0;
      if (isThere) return page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    throw new Error(`${selector} can't be reached by Tab`);
  };
  return {
    callConsole: () => page.keyboard.press('Control+Alt+KeyS'),
    press,
    async write(text) {
      await page.locator('[data-field]:focus').waitFor({ timeout: waitMs });
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    async enterPin(pin) {
      await page.keyboard.type(pin);
      await page.keyboard.press('Enter');
    },
  };
}

/**
 * Sets up a new station, from the gesture to "done".
 * @param page on the first screen
 */
export async function setStationUp(
  page: Page,
  hands: Hands,
  { language, bankName, apiKey, pin }: SetUpFacts,
  look: Look = async () => {},
) {
  await page
    .locator('[data-screen="waiting"], [data-screen="notSetUp"]')
    .first()
    .waitFor({ timeout: waitMs });
  await hands.callConsole();
  await arriveAt(page, 'language');
  // The console begins in the station's own language.
  if (language !== 'kk') await hands.press(`.languages [data-language="${language}"]`);
  await look('language');
  await hands.press(action('next'));

  await arriveAt(page, 'bank');
  await hands.press(action(`set-bankName-${language}`));
  await hands.write(bankName);
  await look('keyboard');
  await hands.press(action('save'));
  await page.getByText(bankName, { exact: true }).first().waitFor({ timeout: waitMs });
  await look('bank');
  await hands.press(action('next'));

  await arriveAt(page, 'camera');
  await page.locator('.camera-check[data-state="well"]').waitFor({ timeout: waitMs });
  await look('camera');
  await hands.press(action('next'));

  await arriveAt(page, 'key');
  await hands.press(action('type-apiKey'));
  await hands.write(apiKey);
  await hands.press(action('save'));
  await page.getByText(apiKey.slice(-4)).first().waitFor({ timeout: waitMs });
  await look('key');
  await hands.press(action('next'));

  await arriveAt(page, 'test');
  await hands.press(action('test-real'));
  await page.locator('.connection[data-well]').waitFor({ timeout: waitMs });
  await look('test');
  await hands.press(action('next'));

  await arriveAt(page, 'pin');
  await hands.enterPin(pin);
  await page.locator('.pin-step[data-phase="repeat"]').waitFor({ timeout: waitMs });
  await look('pin');
  await hands.enterPin(pin);
  await page.locator('.pin-step[data-phase="ask"]').waitFor({ timeout: waitMs });
  await hands.press(action('next'));

  await arriveAt(page, 'done');
  await look('done');
  await hands.press(action('finish'));
  await page.locator('[data-screen="waiting"]').waitFor({ timeout: waitMs });
}

async function arriveAt(page: Page, step: string) {
  await page.locator(`[data-set-up-step="${step}"]`).waitFor({ timeout: waitMs });
}

export async function enterConsole(page: Page, hands: Hands, pin: string) {
  await hands.callConsole();
  await page.locator('.pin-pad').waitFor({ timeout: waitMs });
  await hands.enterPin(pin);
  await page.locator('[data-staff-page="status"]').waitFor({ timeout: waitMs });
}
