import { expect, test, type Page } from 'playwright/test';
import { languages } from '../../preload/contract.ts';
import { layouts } from '../../renderer/preview/layouts.ts';
import { staffFixtures } from '../../renderer/preview/staff-fixtures.ts';
import type { FakeStaffBridge } from '../../renderer/preview/staff-bridge.ts';
import { openLayoutFrame } from '../preview/layout-frame.ts';
import { openStaffPreview, type StaffPreviewWindow } from '../preview/open-staff.ts';
import { placesInSetUp, staffDemandsFor } from '../preview/staff-layout.ts';
import { proving } from '../thoroughness.ts';

/** The assistant that sets up a new station: what its buttons do, and that they stay where they are. */
let preview: StaffPreviewWindow;
let page: Page;
let show: StaffPreviewWindow['show'];
test.beforeAll(async () => {
  preview = await openStaffPreview();
  ({ page, show } = preview);
});
test.afterAll(() => preview.close());

const press = (action: string, value?: string) =>
  page.locator(`[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`).click();
const sent = (method: Parameters<FakeStaffBridge['sent']>[0]) =>
  page.evaluate((asked) => window.fakeStaff.sent(asked), method);

test.describe('the assistant', () => {
  test('is walked through by touch alone to its end', async () => {
    await show('set-up/language', 'kk');
    await press('set-defaultLanguage', 'ru');
    await press('next');
    await press('set-bankName-kk');
    await page.locator('.keyboard button', { hasText: /^қ$/ }).click();
    await press('save');
    await press('set-accentColour', '#0b3d91');
    await press('next');
    await press('pin-camera', 'usb-046d-082d');
    await press('rotation', '90');
    await press('next');
    await press('next');
    await press('test-real');
    await expect(page.locator('[data-well="true"]')).toBeVisible();
    await press('next');
    await expect(page.locator('[data-action="next"]')).toBeDisabled();
    const enter = async (pin: string) => {
      for (const digit of pin) await press(`digit-${digit}`);
      await press('enter');
    };
    await enter('271828');
    await enter('271829');
    await enter('271828');
    await enter('271828');
    await press('clerk-pin');
    await enter('314159');
    await enter('314159');
    await expect(page.locator('[data-phase="set"]')).toBeVisible();
    await press('next');
    await press('finish');
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
    expect(await sent('setPin')).toEqual([
      { token: 'a-token', role: 'administrator', pin: '271828' },
      { token: 'a-token', role: 'clerk', pin: '314159' },
    ]);
    expect(await sent('bindCamera')).toEqual([{ token: 'a-token', id: 'usb-046d-082d' }]);
    expect(await sent('finishSetUp')).toHaveLength(1);
  });

  test('goes on where it was left, and back with Esc', async () => {
    await show('set-up/bank', 'ru');
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-set-up-step="language"]')).toBeVisible();
    await press('next');
    await press('next');
    await expect(page.locator('[data-set-up-step="camera"]')).toBeVisible();
  });
});

for (const [turn, language] of languages.entries()) {
  // Each language in a third of the layouts; to prove, in all.
  const chosen = layouts.filter((_, index) => proving || index % languages.length === turn);
  test(`${language}: every step of the set-up has its main button, progress and question in the same place`, async () => {
    const frame = await openLayoutFrame(preview.page, preview.addressOf('set-up/language', language));
    const places = new Map<string, Map<string, string[]>>();
    for (const { name } of staffFixtures.filter((one) => one.name.startsWith('set-up/'))) {
      await frame.show(preview.addressOf(name, language), 'html[data-ready]');
      for (const { layout, said } of await frame.look([placesInSetUp], staffDemandsFor, chosen)) {
        const inLayout = places.get(layout) ?? new Map<string, string[]>();
        places.set(layout, inLayout);
        for (const place of said.flat()) inLayout.set(place, [...(inLayout.get(place) ?? []), name]);
      }
    }
    expect(places.size).toBe(chosen.length);
    for (const [layout, inLayout] of places) {
      // Three parts, each of which has one place.
      expect([...inLayout.keys()], `${layout}: ${JSON.stringify([...inLayout])}`).toHaveLength(3);
    }
  });
}
