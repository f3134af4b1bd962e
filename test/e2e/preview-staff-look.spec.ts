import { expect, test, type Locator, type Page } from 'playwright/test';
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
const staffPage = () => page.locator('[data-screen="staff"]').getAttribute('data-staff-page');
const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
};

test.describe('the PIN', () => {
  test('is entered as round dots of 18 px', async () => {
    await show('sign-in/pin');
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
    await expect(page.locator('[data-action="next"]')).toBeHidden();
    await press('no-clerk-pin');
    await expect(page.locator('[data-action="next"]')).toBeEnabled();
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

test.describe('the status', () => {
  const tiles = () => page.locator('.tiles > li');
  const firstTile = () => tiles().first();

  test('names what is wrong and whom to call, and begins with it', async () => {
    await show('status/locked');
    await expect(firstTile()).toHaveAttribute('data-tile', 'storage');
    await expect(firstTile().locator('.tile-first')).toBeVisible();
    await expect(page.locator('.status-bar')).toHaveText(
      'Не работает: хранилище. Позвоните в ИТ-службу банка.',
    );
    expect((await boxOf(page.locator('.status-bar'))).height).toBeGreaterThanOrEqual(72);
    await show('status/healthy');
    await expect(page.locator('.tile-first')).toHaveCount(0);
    await expect(page.locator('.status-bar')).toHaveText('Всё в порядке.');
  });

  test('a fault that comes while it is read moves no tile under the finger', async () => {
    await show('status/healthy');
    const order = () => tiles().evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['tile']));
    const before = await order();
    await page.evaluate(() => {
      const answers = window.fakeStaff.answers;
      const getStatus = answers.getStatus;
      answers.getStatus = async (request) => {
        const answer = await getStatus(request);
        if (!answer.ok) return answer;
        const { clock } = answer.value;
        return { ok: true, value: { ...answer.value, clock: { ...clock, state: 'bad' } } };
      };
    });
    await expect(page.locator('[data-tile="clock"]')).toHaveAttribute('data-state', 'bad');
    expect(await order()).toEqual(before);
    await expect(page.locator('.status-bar')).toContainText('Не работает: часы.');
  });

  const leadsTo = {
    camera: 'camera',
    service: 'diagnostics',
    key: 'keys',
    storage: 'settings',
    clock: 'diagnostics',
    today: 'records',
  } as const;
  for (const [tile, where] of Object.entries(leadsTo))
    test(`the tile "${tile}" opens the page "${where}"`, async () => {
      await show('status/healthy');
      await press(`tile-${tile}`);
      await expect.poll(staffPage).toBe(where);
    });

  test('a clerk’s tiles lead to the help, and the numbers nowhere', async () => {
    await show('status/clerk');
    await expect(page.locator('[data-action="tile-today"]')).toHaveCount(0);
    await press('tile-camera');
    await expect.poll(staffPage).toBe('help');
  });
});

test.describe('the connection test', () => {
  test('offers the free one first, and nothing moves while it runs', async () => {
    await show('diagnostics/connection');
    const actions = page.locator('.connection-question .staff-button');
    await expect(actions.first()).toHaveAttribute('data-action', 'test-free');
    await expect(actions.first()).toHaveClass(/staff-button-main/);
    await expect(actions.last()).not.toHaveClass(/staff-button-main/);
    await expect(page.locator('.connection-number')).toHaveText(['1', '2', '3', '4', '5', '6']);
    const parts = ['.connection-question h2', '[data-action="test-free"]', '[data-step="route"]'];
    const places = () =>
      Promise.all(parts.map((part) => boxOf(page.locator(part)).then(({ x, y }) => [x, y])));
    const before = await places();
    await page.evaluate(() => {
      const answers = window.fakeStaff.answers;
      const testConnection = answers.testConnection;
      answers.testConnection = async (request) => {
        await new Promise((resolve) => window.addEventListener('let-test-end', resolve));
        return testConnection(request);
      };
    });
    await press('test-free');
    await expect(page.locator('[data-phase="running"]')).toBeVisible();
    expect(await places()).toEqual(before);
    await page.evaluate(() => window.dispatchEvent(new Event('let-test-end')));
    await expect(page.locator('.connection[data-well]')).toBeVisible();
    expect(await places()).toEqual(before);
  });
});
