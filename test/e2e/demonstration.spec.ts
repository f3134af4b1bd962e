import { expect, test } from 'playwright/test';
import { demoKey } from '../../main/demo/keys.ts';
import { goToCamera, launchKiosk, onScreen, press, takeByHand, type Kiosk } from './kiosk.ts';

/** Null as long as the line is not there: it comes by another pipe than what the page says. */
const report = ({ output }: Kiosk) =>
  JSON.parse(/^\{"attempt":.*(?=\n)/m.exec(output())?.[0] ?? 'null') as {
    attempt: Record<string, unknown>;
  } | null;
const printing = { LIVENESS_KIOSK_PRINT_ATTEMPTS: '1' };

test('a real face is found live by the embedded service, and every screen says that it is no real check', async () => {
  const kiosk = await launchKiosk({ environment: printing });
  const { page } = kiosk;
  const band = page.locator('[data-testid="demonstration-band"]');
  await onScreen(page, 'waiting');
  await expect(band).toBeVisible();
  await page.locator('[data-language="ru"]').click();
  await press(page, 'start');
  await onScreen(page, 'consent');
  await expect(band).toBeVisible();
  await press(page, 'agree');
  await onScreen(page, 'camera');
  await expect(band).toBeVisible();
  await onScreen(page, 'live');
  await expect(band).toBeVisible();
  await expect
    .poll(() => report(kiosk)?.attempt)
    .toMatchObject({ outcome: 'live', demonstration: true, code: null });
  await kiosk.close();
});

test('a cup of coffee is not', async () => {
  const kiosk = await launchKiosk({
    camera: 'empty',
    environment: { ...printing, LIVENESS_KIOSK_TAKE_NOW_AFTER_MS: '1000' },
  });
  await takeByHand(kiosk.page);
  await onScreen(kiosk.page, 'notLive');
  await expect.poll(() => report(kiosk)?.attempt).toMatchObject({ outcome: 'not-live', demonstration: true });
  await kiosk.close();
});

test('a demonstration key shows staff an error’s screen', async () => {
  const kiosk = await launchKiosk({
    environment: { ...printing, LIVENESS_KIOSK_API_KEY: demoKey('subscription-missing') },
  });
  await goToCamera(kiosk.page, 'ru');
  await onScreen(kiosk.page, 'problem');
  await expect(kiosk.page.locator('[data-screen]')).toContainText('S05');
  await expect
    .poll(() => report(kiosk)?.attempt)
    .toMatchObject({
      outcome: 'error',
      code: 'subscription-missing',
      demonstration: true,
    });
  await kiosk.close();
});
