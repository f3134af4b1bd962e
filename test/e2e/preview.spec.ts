import AxeBuilder from '@axe-core/playwright';
import { expect, test, type ElectronApplication, type Page } from 'playwright/test';
import { servePreview } from '../../build/vite/serve-preview.ts';
import { languages } from '../../preload/contract.ts';
import { lensSides } from '../../preload/station.ts';
import { writeAddress } from '../../renderer/preview/address.ts';
import { fixtures } from '../../renderer/preview/fixtures.ts';
import { layouts } from '../../renderer/preview/layouts.ts';
import { kindsOf, LayoutChoice, NewKinds, openLayoutFrame } from '../preview/layout-frame.ts';
import { demandsFor, placesOnCameraScreen, placesOnGrid, screenLookers } from '../preview/layout.ts';
import { openBrowser } from '../preview/open-browser.ts';
import { redraw } from '../preview/redraw.ts';

/** Every screen × state × error × language, drawn by the Chromium that the kiosk runs on, without the kiosk around it. */
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

function address(only: string, language: (typeof languages)[number]): string {
  const wanted = { page: 'screens', only, language, demonstration: true, still: true } as const;
  return preview.address + writeAddress(wanted);
}

for (const language of languages) {
  test(`${language}: every screen fits every layout, can be read and hit`, async () => {
    const faults: string[] = [];
    // Positions of the camera screen's parts in each layout and for each side of the lens: equal on all fixtures.
    const places: Record<string, string[]> = {};
    // The grid's places in each layout, by their names: those of the first fixture that has them.
    const grid: Record<string, string> = {};
    const frame = await openLayoutFrame(page, preview.address);
    const choice = new LayoutChoice(language);
    // The full consent text needs the height above the headings of other screens, a bank's own long text too. Limits are still on their way.
    const isOnGrid = (name: string) => !/^consent.(own|.*full)|limit/.test(name);
    for (const { name, lensSide = 'above' } of fixtures) {
      await frame.show(address(name, language), '[data-screen]');
      const lookers = [...screenLookers, placesOnCameraScreen, placesOnGrid];
      const chosen = choice.layoutsFor(
        `lens ${lensSide} ${await frame.structure()}`,
        name.startsWith('camera/'),
      );
      for (const { layout, said } of await frame.look(lookers, demandsFor, chosen)) {
        const [standing = [], onGrid = []] = said.slice(-2);
        for (const place of isOnGrid(name) ? onGrid : []) {
          const first = (grid[`${layout}, ${place.split(':')[0]}`] ??= place);
          if (isMoved(place, first)) faults.push(`${name}, ${layout}: off the grid: ${place}, not ${first}`);
        }
        faults.push(
          ...said
            .slice(0, -2)
            .flat()
            .map((fault) => `${name}, ${layout}: ${fault}`),
        );
        const first = `${layout}, lens ${lensSide}`;
        if (standing.length > 0) places[first] ??= standing;
        const moved = standing.filter((place, index) => place !== places[first]?.[index]);
        faults.push(...moved.map((place) => `${name}, ${layout}: has moved: ${place}`));
      }
    }
    expect(faults).toEqual([]);
    expect(Object.keys(places)).toHaveLength(layouts.length * lensSides.length);
  });
}

/** By more than the rounding of one pixel. */
function isMoved(place: string, first: string): boolean {
  const numbers = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number);
  const wanted = numbers(first);
  return numbers(place).some((number, index) => Math.abs(number - (wanted[index] ?? NaN)) > 1);
}

// Where there is an element of a new kind: the others differ in words, which the layout checks cover. The languages alternate.
test('axe finds nothing on any screen', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const faults: string[] = [];
  const kinds = new NewKinds();
  for (const [index, { name }] of fixtures.entries()) {
    await redraw(page, address(name, languages[index % languages.length]!), '[data-screen]');
    if (!kinds.isAny(await page.evaluate(kindsOf))) continue;
    // Legacy mode: the other mode opens a new page, which a kiosk's browser refuses.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    faults.push(...violations.map(({ id, nodes }) => `${name}: axe ${id}: ${nodes[0]?.html ?? ''}`));
  }
  expect(faults).toEqual([]);
});
