import { expect, test, type Page } from 'playwright/test';
import type { FakeStaffBridge } from '../../renderer/preview/staff-bridge.ts';
import { openStaffPreview, type StaffPreviewWindow } from '../preview/open-staff.ts';

/** What the console's buttons do, by touch and by keyboard, and which requests main gets. */
let preview: StaffPreviewWindow;
let page: Page;
let show: StaffPreviewWindow['show'];
test.beforeAll(async () => {
  preview = await openStaffPreview();
  ({ page, show } = preview);
  await page.clock.install();
});
test.afterAll(() => preview.close());

const press = (action: string, value?: string) =>
  page.locator(`[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`).click();
const sent = (method: Parameters<FakeStaffBridge['sent']>[0]) =>
  page.evaluate((asked) => window.fakeStaff.sent(asked), method);
const staffPage = () => page.locator('[data-screen="staff"]').getAttribute('data-staff-page');

test.describe('the sign-in', () => {
  test('opens to the right PIN by touch, and does not say whose PIN a wrong one is like', async () => {
    await show('sign-in/pin');
    for (const digit of '000111') await press(`digit-${digit}`);
    await press('enter');
    await expect(page.locator('[data-wrong="pin-wrong"]')).toBeVisible();
    await expect(page.getByTestId('pin-pause')).toBeVisible();
    await expect(page.locator('[data-action="digit-1"]')).toBeDisabled();
    await page.clock.fastForward(15_000);
    await expect(page.locator('[data-action="digit-1"]')).toBeEnabled();
    for (const digit of '271828') await press(`digit-${digit}`);
    await press('enter');
    await expect.poll(staffPage).toBe('status');
    expect(await sent('signIn')).toEqual([{ pin: '000111' }, { pin: '271828' }]);
  });

  test('opens by keyboard alone, and Esc closes it', async () => {
    await show('sign-in/pin');
    await page.keyboard.type('3141599');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect.poll(staffPage).toBe('status');
    await show('sign-in/pin');
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
  });

  test('takes the digit row of a Kazakh keyboard and a keypad without NumLock', async () => {
    await show('sign-in/pin');
    const dots = page.locator('.pin-dots');
    const keys = await page.context().newCDPSession(page);
    const typed = [
      ...[...'"әіңғ,.үұқ'].map((key, index) => ({ key, code: `Digit${(index + 1) % 10}` })),
      { key: 'End', code: 'Numpad1' },
      { key: 'Insert', code: 'Numpad0' },
    ];
    for (const [index, press] of typed.entries()) {
      await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press });
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
      await expect(dots).toHaveAttribute('data-entered', String(index + 1));
    }
    await press('enter');
    expect((await sent('signIn')).at(-1)).toEqual({ pin: '123456789010' });
  });

  test('a clerk sees status, help and restart, and no more', async () => {
    await show('status/clerk');
    const actions = await page
      .locator('.rail button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-action')));
    expect(actions).toEqual(['page-status', 'page-help', 'restart']);
  });

  test('closes when nobody touches it for half a minute', async () => {
    await show('sign-in/pin');
    await page.clock.fastForward(20_000);
    await press('digit-1');
    await page.clock.fastForward(20_000);
    await expect(page.locator('[data-sign-in="pin"]')).toBeVisible();
    await page.clock.fastForward(10_000);
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
  });
});

test.describe('the session', () => {
  test('says that it is about to close, and goes on when asked', async () => {
    await show('status/healthy');
    await page.clock.fastForward(101_000);
    await expect(page.getByTestId('idle')).toBeVisible();
    expect(await sent('noteActivity')).toEqual([]);
    await press('moreTime');
    await expect(page.getByTestId('idle')).toBeHidden();
    expect(await sent('noteActivity')).not.toEqual([]);
    await page.clock.fastForward(121_000);
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
  });

  test('closes when main ends it, and when main says that it is over', async () => {
    await show('status/healthy');
    await page.evaluate(() => window.fakeStaff.dismiss());
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
    await show('status/healthy');
    await page.evaluate(() => {
      window.fakeStaff.answers.getSettings = () =>
        Promise.resolve({ ok: false, error: { code: 'signed-out' } });
    });
    await press('page-settings');
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
  });

  test('ends with "Close", which tells main', async () => {
    await show('status/healthy');
    await press('close');
    expect(await sent('signOut')).toEqual([{ token: 'a-token' }]);
  });

  test('restarts and exits only after a second touch', async () => {
    await show('status/healthy');
    await press('restart');
    await press('no');
    expect(await sent('restart')).toEqual([]);
    await press('exit');
    await press('yes');
    await expect.poll(() => sent('exit')).toEqual([{ token: 'a-token' }]);
  });

  test('Esc goes back to the status, then out; a dialog takes it first', async () => {
    await show('restart/ask');
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog')).toBeHidden();
    expect(await staffPage()).toBe('status');
    await press('page-help');
    await page.keyboard.press('Escape');
    await expect.poll(staffPage).toBe('status');
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-screen="closed"]')).toBeVisible();
  });

  test('another language is another language everywhere', async () => {
    await show('status/healthy', 'ru');
    await expect(page.locator('h1')).toHaveText('Состояние');
    await page.locator('[data-language="kk"]').click();
    await expect(page.locator('h1')).toHaveText('Жай-күйі');
  });
});

test.describe('settings', () => {
  test('are changed by touch, put back to their default, and locked where a policy says so', async () => {
    await show('settings/sound');
    const volume = page.locator('[data-setting="volume"]');
    await volume.locator('[data-action="more-volume"]').click();
    await expect(volume.locator('output')).toHaveAttribute('data-value', '50');
    await volume.locator('[data-action="reset-volume"]').click();
    await expect(volume.locator('output')).toHaveAttribute('data-value', '60');
    await expect(volume).toHaveAttribute('data-source', 'default');
    expect(await sent('changeSetting')).toEqual([
      { token: 'a-token', name: 'volume', value: 50 },
      { token: 'a-token', name: 'volume', value: null },
    ]);
    await show('settings/locked');
    await expect(page.locator('[data-action="set-bankName-kk"]')).toBeDisabled();
    await expect(page.locator('[data-action="reset-bankName"]')).toHaveCount(0);
  });

  test('what is refused is said where it was entered, with the detail', async () => {
    await show('settings/text');
    await page.evaluate(() => {
      window.fakeStaff.answers.changeSetting = () =>
        Promise.resolve({ ok: false, error: { code: 'setting-refused', fault: { code: 'address-slash' } } });
    });
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await expect(page.locator('dialog [role="alert"]')).toContainText(
      'Адрес должен заканчиваться косой чертой.',
    );
    await expect(page.locator('[data-field="endpoint"]')).toHaveValue(/short\/x$/);
  });

  test('the keyboard on the screen types into the field that was touched', async () => {
    await show('settings/three');
    await page.locator('[data-field="bankName-en"]').click();
    await page.keyboard.press('End');
    await page.locator('.keyboard button', { hasText: /^z$/ }).click();
    await expect(page.locator('[data-field="bankName-en"]')).toHaveValue('Dala Bankz');
    await press('save');
    await expect(page.locator('dialog')).toBeHidden();
    await expect(page.locator('[data-action="set-bankName-en"]')).toContainText('Dala Bankz');
  });
});

test('every kind of button answers a touch: smaller, and lighter or darker by 8 %', async () => {
  const kinds = {
    'settings/sound': ['.rail button', '.choice', '.stepper button', '.toggle', '.staff-button'],
    'settings/bank': ['.field-button', '.colour'],
    'settings/three': ['.keyboard button'],
  };
  for (const [fixture, buttons] of Object.entries(kinds)) {
    await show(fixture);
    for (const kind of buttons) {
      const button = page.locator(`${kind}:enabled`).first();
      const look = () =>
        button.evaluate((one) => [getComputedStyle(one).transform, getComputedStyle(one, '::after').opacity]);
      await expect.poll(look, kind).toEqual(['none', '0']);
      await button.hover();
      await page.mouse.down();
      await expect.poll(look, kind).toEqual(['matrix(0.98, 0, 0, 0.98, 0, 0)', '0.08']);
      // Let go elsewhere, so that nothing changes.
      await page.mouse.move(0, 0);
      await page.mouse.up();
      await expect.poll(look, kind).toEqual(['none', '0']);
    }
  }
});

test.describe('keys', () => {
  const key = `test-${'k'.repeat(46)}7f3c`;

  test('a key that is typed or pasted is dots, is sent once, and is nowhere in the page afterwards', async () => {
    await show('keys/type');
    await page.keyboard.insertText(key.slice(0, 40));
    await page.keyboard.type(key.slice(40));
    await expect(page.locator('[data-field="secret"]')).toHaveValue('•'.repeat(key.length));
    await press('show');
    await expect(page.locator('[data-field="secret"]')).toHaveValue(key);
    await press('show');
    await page.locator('[data-field="secret"]').press('Enter');
    await expect(page.locator('dialog')).toBeHidden();
    await expect(page.locator('[data-secret="apiKey"] [data-testid="secret-facts"]')).toContainText('…7f3c');
    expect(await sent('setSecret')).toEqual([{ token: 'a-token', name: 'apiKey', value: key }]);
    expect(await page.content()).not.toContain('kkkk');
    await press('test');
    await expect.poll(staffPage).toBe('diagnostics');
  });

  test('a field that refused its key is empty', async () => {
    await show('keys/type');
    await page.keyboard.type('too-short');
    await press('save');
    await expect(page.locator('dialog [role="alert"]')).toContainText(/\b9\b.*\b47\b.*K15/s);
    await expect(page.locator('[data-field="secret"]')).toHaveValue('');
  });

  test('two pasted lines do not become one key', async () => {
    await show('keys/type');
    await page.keyboard.insertText(`${'k'.repeat(30)}\n${'k'.repeat(30)}`);
    await press('show');
    await expect(page.locator('[data-field="secret"]')).toHaveValue(`${'k'.repeat(30)} ${'k'.repeat(30)}`);
  });

  test('is edited at the caret by both keyboards', async () => {
    await show('keys/type');
    await page.keyboard.type('ac');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.keyboard button', { hasText: /^b$/ }).click();
    await page.keyboard.press('Delete');
    await page.keyboard.type('d');
    await press('show');
    await expect(page.locator('[data-field="secret"]')).toHaveValue('abd');
  });
});

test.describe('diagnostics', () => {
  test('no button is there before the warning above it is known, which would move it under a finger', async () => {
    await show('status/troubled');
    await page.evaluate(() => {
      const answers = window.fakeStaff.answers;
      const getStatus = answers.getStatus;
      answers.getStatus = async (request) => {
        await new Promise((resolve) => window.addEventListener('let-status-come', resolve));
        return getStatus(request);
      };
    });
    await press('page-diagnostics');
    await expect.poll(staffPage).toBe('diagnostics');
    const parts = page.locator('[data-action="part"]');
    expect(await parts.count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('let-status-come')));
    await expect(parts).toHaveCount(4);
    await expect(page.locator('.notice').first()).toBeVisible();
  });

  test('the connection test asks first, and its rows fill as the steps end', async () => {
    await show('diagnostics/connection');
    expect(await sent('testConnection')).toEqual([]);
    await page.evaluate(() => {
      window.fakeStaff.answers.testConnection = () => new Promise(() => undefined);
    });
    await press('test-free');
    await page.evaluate(() =>
      window.fakeStaff.tellStep({ step: 'route', finding: 'well', facts: [], tookMs: 3 }),
    );
    await expect(page.locator('[data-step="route"]')).toHaveAttribute('data-finding', 'well');
    await expect(page.locator('[data-step="name"]')).toHaveAttribute('aria-busy', 'true');
    expect(await sent('testConnection')).toEqual([{ token: 'a-token', real: false }]);
  });
});
