import { expect, test, type Locator, type Page } from '@playwright/test';
import { layouts } from '../../renderer/preview/layouts.ts';
import { openStaffPreview, type StaffPreviewWindow } from '../preview/open-staff.ts';

/** Where the parts of the console's pages stand, and what stays in its place. That they fit at all: preview-staff.spec.ts. */
let preview: StaffPreviewWindow;
let page: Page;
let show: StaffPreviewWindow['show'];
test.beforeAll(async () => {
  preview = await openStaffPreview();
  ({ page, show } = preview);
});
test.afterAll(() => preview.close());

const press = (action: string) => page.locator(`[data-action="${action}"]`).click();
const enterPin = async (pin: string) => {
  for (const digit of pin) await press(`digit-${digit}`);
  await press('enter');
};
const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
};

test.describe('the PIN', () => {
  test('is entered as round dots of 18 px', async () => {
    await show('door/pin');
    for (const dot of await page.locator('.pin-dot').all()) {
      const { width, height } = await boxOf(dot);
      expect(Math.abs(width - height)).toBeLessThan(0.1);
      expect(Math.round(width)).toBe(18);
    }
  });

  test('has a heading for each entry, one button to confirm it, and keys that stay in place', async () => {
    await show('set-up/pin');
    const heading = async () =>
      (await page.locator('h1').innerText()).replaceAll(/[\u00a0\u2060]/gu, (one) =>
        one === '\u00a0' ? ' ' : '',
      );
    const headings = [await heading()];
    const place = await boxOf(page.locator('[data-action="digit-1"]'));
    await expect(page.locator('[data-action="next"]')).toBeHidden();
    const looks = [() => enterPin('271828'), () => enterPin('271829')];
    for (const enter of looks) {
      await enter();
      headings.push(await heading());
      await expect(page.locator('[data-action="next"]')).toBeHidden();
      expect(await boxOf(page.locator('[data-action="digit-1"]'))).toEqual(place);
    }
    expect(headings).toEqual([
      'Придумайте ПИН-код администратора',
      'Введите тот же ПИН-код ещё раз',
      'Придумайте ПИН-код администратора',
    ]);
    await expect(page.locator('.notice')).toBeVisible();
    await enterPin('271828');
    await enterPin('271828');
    await press('clerk-pin');
    // Without a clerk's PIN one may go on too; that is no second way to confirm what was entered.
    await expect(page.locator('[data-action="next"]')).toHaveText('Пропустить');
  });
});

test('a record is in sight on every landscape screen, at 200 % too', async () => {
  for (const fixture of ['records/day', 'records/events']) {
    await show(fixture);
    for (const { name, width, height } of layouts.filter((one) => one.width > one.height)) {
      await page.setViewportSize({ width, height });
      const row = await boxOf(page.locator('.attempts tbody tr').first());
      expect(row.y + row.height, `${fixture}, ${name}`).toBeLessThanOrEqual(height);
    }
  }
});
