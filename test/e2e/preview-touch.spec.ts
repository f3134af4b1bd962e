import { expect, test, type ElectronApplication, type Page } from 'playwright/test';
import { servePreview } from '../../build/vite/serve-preview.ts';
import { languages } from '../../preload/contract.ts';
import { writeAddress } from '../../renderer/preview/address.ts';
import { fixtures } from '../../renderer/preview/fixtures.ts';
import { LayoutChoice, openLayoutFrame } from '../preview/layout-frame.ts';
import { demandsFor, screenLookers } from '../preview/layout.ts';
import { openBrowser } from '../preview/open-browser.ts';
import { redraw } from '../preview/redraw.ts';

/** What a touch shows at once, and how large text becomes: in the Chromium that the kiosk runs on. */
let preview: Awaited<ReturnType<typeof servePreview>>;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  preview = await servePreview();
  ({ app, page } = await openBrowser());
});

test.afterAll(async () => {
  await app.close();
  await preview.close();
});

async function open(only: string, more: { still?: boolean; larger?: boolean } = {}): Promise<void> {
  const { still = false, larger = false } = more;
  const wanted = { page: 'screens', only, language: 'kk', demonstration: true, still, larger } as const;
  await page.goto(preview.address + writeAddress(wanted));
  await page.locator('[data-screen]').waitFor();
}

/** A finger on the middle of an element, held; and how the element looks when every transition is over. */
function touch(
  selector: string,
): Promise<{ readonly pressed: Look; readonly released: Look; readonly rings: number }> {
  return page.evaluate((wanted) => {
    const button = document.querySelector<HTMLElement>(wanted)!;
    const { left, top, width, height } = button.getBoundingClientRect();
    const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
    const look = (): Look => {
      const { transitionDuration } = getComputedStyle(button);
      for (const one of button.getAnimations()) one.finish();
      const { transform, backgroundColor } = getComputedStyle(button);
      return { transform, backgroundColor, transitionDuration };
    };
    button.dispatchEvent(new PointerEvent('pointerdown', at));
    const pressed = look();
    const rings = document.querySelectorAll('.press-ring').length;
    button.dispatchEvent(new PointerEvent('pointerup', at));
    return { pressed, released: look(), rings };
  }, selector);
}
interface Look {
  readonly transform: string;
  readonly backgroundColor: string;
  readonly transitionDuration: string;
}

for (const [only, selector] of [
  ['waiting/ready', '[data-action="start"]'],
  ['waiting/ready', '[data-language="ru"]'],
  ['live/limit', '[data-language="ru"]'],
  ['problem/limit', '[data-action="tryAgain"]'],
  ['problem/limit', '[data-action="askStaff"]'],
  ['consent/short', '[data-action="readAll"]'],
] as const) {
  test(`${only}: ${selector} answers a touch within 50 ms and a release within 200 ms`, async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await open(only);
    const { pressed, released } = await touch(selector);
    expect(pressed.transform).toBe('matrix(0.98, 0, 0, 0.98, 0, 0)');
    expect(released.transform).toBe('none');
    expect(pressed.backgroundColor).not.toBe(released.backgroundColor);
    expect(new Set(pressed.transitionDuration.split(', '))).toEqual(new Set(['0.05s']));
    expect(new Set(released.transitionDuration.split(', '))).toEqual(new Set(['0.2s']));
  });
}

test('a ring of light spreads from the finger on "Start" and nowhere else, and is gone afterwards', async () => {
  await open('waiting/ready');
  expect((await touch('[data-action="start"]')).rings).toBe(1);
  await expect(page.locator('.press-ring')).toHaveCount(0);
  expect((await touch('[data-language="en"]')).rings).toBe(0);
  await open('waiting/ready', { still: true });
  expect((await touch('[data-action="start"]')).rings).toBe(0);
});

test('a touch on a language, or beside it, never starts a visit', async () => {
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
    { width: 512, height: 384 },
  ]) {
    await page.setViewportSize(size);
    await open('waiting/ready');
    const { start, languages, airPx } = await page.evaluate(() => {
      const rectOf = (wanted: string) => document.querySelector(wanted)!.getBoundingClientRect();
      const door = rectOf('[data-action="start"]');
      const group = rectOf('.languages');
      const between = document.elementFromPoint(group.left + group.width / 3, (door.bottom + group.top) / 2);
      return {
        start: door.bottom,
        languages: group.top,
        airPx: between?.closest('button') ? 0 : group.top - door.bottom,
      };
    });
    expect(languages).toBeGreaterThan(start);
    // On 24 inches at 1920 × 1080 this is 4 mm.
    expect(airPx).toBeGreaterThanOrEqual(Math.floor(Math.min(size.width, size.height) * 0.014));
  }
});

test('no text of the waiting screen crosses a ring of light', async () => {
  for (const larger of [false, true])
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
      { width: 1024, height: 768 },
    ]) {
      await page.setViewportSize(size);
      await open('waiting/ready', { larger });
      const airPx = await page.evaluate(() => {
        const door = document.querySelector('[data-action="start"]')!;
        const rings = getComputedStyle(door).boxShadow.match(/[\d.]+px(?=,|$)/g) ?? [];
        const outermost = Math.max(...rings.map((one) => Number.parseFloat(one)));
        const text = document.querySelector('.words p')!.getBoundingClientRect();
        return door.getBoundingClientRect().top - outermost - text.bottom;
      });
      expect(airPx).toBeGreaterThan(0);
    }
});

/** One of those screens that differ in words only, which the usual sizes' test covers. */
const oneOfEach = fixtures.filter(
  ({ name }) => !/^(problem|cameraFault)\/(?!limit|no-retry)|^notLive\/reason-|^camera\//.test(name),
);

for (const language of languages) {
  test(`${language}: with the station’s larger text every screen still fits every layout`, async () => {
    const faults: string[] = [];
    const frame = await openLayoutFrame(page, preview.address);
    const choice = new LayoutChoice(language);
    for (const { name } of oneOfEach) {
      const wanted = { page: 'screens', only: name, language, demonstration: true, still: true } as const;
      await frame.show(preview.address + writeAddress({ ...wanted, larger: true }), '[data-screen]');
      const chosen = choice.layoutsFor(await frame.structure());
      for (const { layout, said } of await frame.look(screenLookers, demandsFor, chosen))
        faults.push(...said.flat().map((fault) => `${name}, ${layout}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}

/** Text that must be readable to go on: by a fifth, except where less of it fits. `narrow` is 4:3, `tall` is upright. */
const kinds = {
  heading: 'h1',
  body: '.words p:not(.tips-title)',
  button: 'main button:last-of-type',
} as const;
type Kind = keyof typeof kinds;
type Shape = 'wide' | 'narrow' | 'tall';
const growing: Readonly<Record<string, (kind: Kind, shape: Shape) => number>> = {
  'waiting/ready': () => 1.2,
  'declined/limit': () => 1.2,
  'live/limit': () => 1.2,
  'live/receipt-limit': () => 1.2,
  'staffCalled/limit': () => 1.2,
  'problem/limit': () => 1.2,
  'cameraFault/limit': () => 1.2,
  'consent/short': (_, shape) => (shape === 'tall' ? 1.1 : 1.2),
  'notLive/two-left': (kind, shape) => (kind === 'button' && shape === 'narrow' ? 1.05 : 1.2),
  'notLive/receipt-limit': (kind, shape) =>
    (kind === 'button' && shape === 'narrow') || (kind === 'heading' && shape !== 'wide') ? 1.05 : 1.2,
  'noAttemptsLeft/limit': (kind) => (kind === 'heading' ? 1.05 : 1.2),
  'noAttemptsLeft/receipt': (kind) => (kind === 'heading' ? 1.05 : 1.2),
};

test('text grows by a fifth at 200 % zoom, and by the station’s setting', async () => {
  const sizes = (only: string, size: { width: number; height: number }, larger: boolean) =>
    page.setViewportSize(size).then(async () => {
      const wanted = {
        page: 'screens',
        only,
        language: 'kk',
        demonstration: true,
        still: false,
        larger,
      } as const;
      await redraw(page, preview.address + writeAddress(wanted), '[data-screen]');
      return page.evaluate(
        (wanted) =>
          wanted.map(([kind, selector]) => {
            const found = document.querySelector(selector);
            return [kind, found ? Number.parseFloat(getComputedStyle(found).fontSize) : null] as const;
          }),
        Object.entries(kinds) as [Kind, string][],
      );
    });
  for (const [only, factorOf] of Object.entries(growing))
    for (const [width, height, shape] of [
      [1920, 1080, 'wide'],
      [1080, 1920, 'tall'],
      [1366, 768, 'wide'],
      [1024, 768, 'narrow'],
    ] as const) {
      const usual = await sizes(only, { width, height }, false);
      const zoomed = await sizes(only, { width: width / 2, height: height / 2 }, false);
      const set = await sizes(only, { width, height }, true);
      for (const [at, [kind, before]] of usual.entries()) {
        if (before === null) continue;
        const where = `${only}, ${kind}, ${width} × ${height}`;
        const wanted = before * factorOf(kind, shape) - 0.01;
        // A pixel of the zoomed page is two real ones.
        expect((zoomed[at]?.[1] ?? 0) * 2, where).toBeGreaterThanOrEqual(wanted);
        expect(set[at]?.[1] ?? 0, where).toBeGreaterThanOrEqual(wanted);
      }
    }
});
