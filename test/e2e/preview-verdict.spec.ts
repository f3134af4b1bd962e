import { expect, test, type ElectronApplication, type Page } from 'playwright/test';
import { PNG } from 'pngjs';
import { servePreview } from '../../build/vite/serve-preview.ts';
import { languages } from '../../preload/contract.ts';
import { writeAddress } from '../../renderer/preview/address.ts';
import { accents } from '../../renderer/staff/pages/settings/colour-editor.tsx';
import { distance, sights, type Rgb } from '../preview/colour-vision.ts';
import { openBrowser } from '../preview/open-browser.ts';
import { redraw } from '../preview/redraw.ts';

/** The verdict as a teller sees it from two metres, and the moment in which it comes. */
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

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [1024, 768],
] as const;

async function draw(only: string, language: (typeof languages)[number] = 'kk', still = true): Promise<void> {
  const wanted = { page: 'screens', only, language, demonstration: false, still } as const;
  await redraw(page, preview.address + writeAddress(wanted), '[data-screen]');
  await page.evaluate(() => document.fonts.ready);
}

/** The picture of the window 60 pixels wide: each pixel is the mean of those it stands for. */
async function thumbnail(): Promise<readonly Rgb[]> {
  const { width, height, data } = PNG.sync.read(await page.screenshot());
  const step = Math.floor(width / 60);
  const pixels: Rgb[] = [];
  for (let top = 0; top + step <= height; top += step)
    for (let left = 0; left + step <= width; left += step) {
      const sum = [0, 0, 0];
      for (let y = top; y < top + step; y += 1)
        for (let x = left; x < left + step; x += 1)
          for (const part of [0, 1, 2]) sum[part]! += data[(y * width + x) * 4 + part]!;
      pixels.push(sum.map((part) => part / step ** 2) as unknown as Rgb);
    }
  return pixels;
}

/**
 * A colour difference (CIE 1976) of 20 is ten times what is just noticed side by side: seen at a glance, on a poor panel and from the side.
 * The panel is 31 to 37 % of a landscape window and a fifth of a portrait one; before there was one, 10 to 17 % of the window differed so far.
 */
const farApart = 20;
const leastShare = { landscape: 0.3, portrait: 0.2 };

for (const [width, height] of sizes) {
  test(`${width} × ${height}: live and not live differ in thumbnails 60 pixels wide, for every eye, with and without a receipt`, async () => {
    await page.setViewportSize({ width, height });
    for (const [live, notLive] of [
      ['live/ready', 'notLive/two-left'],
      ['live/receipt-limit', 'notLive/receipt-limit'],
      ['live/receipt-limit', 'noAttemptsLeft/receipt'],
    ] as const) {
      await draw(live);
      const one = await thumbnail();
      await draw(notLive);
      const other = await thumbnail();
      for (const [sight, see] of Object.entries(sights)) {
        const far = one.filter((colour, at) => distance(see(colour), see(other[at]!)) > farApart);
        const share = far.length / one.length;
        expect(share, `${live}, ${notLive}, ${sight}`).toBeGreaterThan(
          leastShare[width > height ? 'landscape' : 'portrait'],
        );
      }
    }
  });
}

test('the panels are the same with every accent', async () => {
  await page.setViewportSize({ width: 1366, height: 768 });
  for (const only of ['live/ready', 'notLive/two-left', 'noAttemptsLeft/receipt']) {
    await draw(only);
    const panel = page.getByTestId('verdict');
    const own = await panel.screenshot();
    for (const accent of [...accents.filter((one) => one !== ''), '#000000', '#b00000', '#006000']) {
      await page.evaluate((colour) => document.documentElement.style.setProperty('--accent', colour), accent);
      expect(own.equals(await panel.screenshot()), `${only} ${accent}`).toBe(true);
    }
    await page.evaluate(() => document.documentElement.style.removeProperty('--accent'));
  }
});

test('a receipt never shrinks the panel, and its modules are as large as scanners need', async () => {
  const faults: string[] = [];
  for (const [width, height] of sizes)
    for (const language of languages) {
      await page.setViewportSize({ width, height });
      const measure = async (only: string) => {
        await draw(only, language);
        return page.evaluate(() => {
          const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
          const code = box('[data-testid="receipt"]');
          const words = [...document.querySelectorAll('.words > *, .actions button')].map((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getBoundingClientRect();
          });
          const covers = (rect: DOMRect) =>
            code &&
            rect.left < code.right &&
            code.left < rect.right &&
            rect.top < code.bottom &&
            code.top < rect.bottom;
          const modules = document
            .querySelector('[data-testid="receipt"]')
            ?.getAttribute('viewBox')
            ?.split(' ')[2];
          const tips = box('.tips');
          return {
            panel: [box('[data-testid="verdict"]')?.width, box('[data-testid="verdict"]')?.height].map(
              String,
            ),
            modulePx: code ? code.width / Number(modules) : null,
            covered: words.filter(covers).length,
            airPx: tips ? box('.actions')!.top - tips.bottom : null,
          };
        });
      };
      for (const [plain, withCode] of [
        ['live/limit', 'live/receipt-limit'],
        ['notLive/two-left', 'notLive/receipt-limit'],
        ['noAttemptsLeft/limit', 'noAttemptsLeft/receipt'],
      ] as const) {
        const without = await measure(plain);
        const having = await measure(withCode);
        const where = `${width}×${height} ${language} ${withCode}`;
        if (String(having.panel) !== String(without.panel))
          faults.push(`${where}: the panel is ${having.panel}`);
        // What was measured at 1366 × 768 before there was a panel; at 1024 × 768, 3.6.
        const leastPx = width === 1024 ? 3.6 : 4.28;
        if ((having.modulePx ?? 0) < leastPx) faults.push(`${where}: a module is ${having.modulePx} px`);
        if (having.covered > 0) faults.push(`${where}: the code lies on words`);
        // 40 px on a screen 1080 high, less the rounding.
        const leastAirPx = (39 * Math.min(width, height)) / 1080;
        if (without.airPx !== null && without.airPx < leastAirPx)
          faults.push(
            `${width}×${height} ${language} ${plain}: ${without.airPx} px between tips and buttons`,
          );
      }
    }
  expect(faults).toEqual([]);
});

test('the moment of a verdict moves by transform and opacity only, within a second, without one layout; the button can be pressed at once', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  // The clock's next minute would be a layout of its own.
  await page.clock.setFixedTime(new Date('2026-11-30T10:00:00Z'));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  // Time stands still, so that a slow machine does not miss the moment; the test moves it.
  await devtools.send('Animation.enable');
  await devtools.send('Animation.setPlaybackRate', { playbackRate: 0 });
  const layouts = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value;
  };
  for (const [only, least] of [
    ['live/ready', 5],
    ['notLive/two-left', 3],
    ['checking/slow', 1],
  ] as const) {
    await draw(only, 'ru', false);
    const moved = await page.evaluate(() => {
      return document.getAnimations().map((one) => {
        const effect = one.effect as KeyframeEffect;
        const properties = effect
          .getKeyframes()
          .flatMap((frame) => Object.keys(frame))
          .filter((name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name));
        const { iterations, endTime } = effect.getComputedTiming();
        return {
          name: (one as CSSAnimation).animationName,
          properties: [...new Set(properties)],
          endMs: iterations === Infinity ? 0 : Number(endTime),
        };
      });
    });
    const moment = moved.filter(({ name }) => name !== 'limit-shrinks');
    expect(moment.length, only).toBeGreaterThanOrEqual(least);
    for (const { name, properties, endMs } of moved) {
      for (const property of properties) expect(['transform', 'opacity'], name).toContain(property);
      if (name !== 'limit-shrinks') expect(endMs, name).toBeLessThanOrEqual(1000);
    }
    const button = page.locator('.actions button').first();
    await button.click({ trial: true });
    // What the pointer's arrival and the first frame lay out is over by then.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
    const before = await layouts();
    expect(before).toBeGreaterThan(0);
    // Through the whole of it, frame by frame, whatever the machine takes for a frame.
    await page.evaluate(async () => {
      for (let ms = 0; ms <= 1000; ms += 50) {
        for (const one of document.getAnimations()) one.currentTime = ms;
        await new Promise(requestAnimationFrame);
      }
    });
    expect(await layouts(), only).toBe(before);
  }
  await devtools.send('Animation.setPlaybackRate', { playbackRate: 1 });
  await devtools.detach();
});
