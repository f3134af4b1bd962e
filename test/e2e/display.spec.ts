import { expect, test } from 'playwright/test';
import {
  hasOpenbox,
  startOpenbox,
  startXorg,
  startXvfb,
  whyNoXorg,
  whyNoXvfb,
  type Displays,
} from './displays.ts';
import { goToCamera, launchKiosk, onScreen, type Kiosk } from './kiosk.ts';
import { startStation } from './staff-station.ts';

/** The window as the system and as the page see it, in pixels of the display. */
async function standing({ app, page }: Kiosk) {
  const window = await app.evaluate(({ BrowserWindow, screen }) => {
    const one = BrowserWindow.getAllWindows()[0]!;
    const display = screen.getDisplayMatching(one.getBounds());
    return {
      display: `${display.bounds.x},${display.bounds.y}`,
      kiosk: one.isKiosk() && one.isFullScreen() && one.isAlwaysOnTop() && one.isVisible(),
    };
  });
  const size = await page.evaluate(() => [innerWidth, innerHeight].map((side) => side * devicePixelRatio));
  return { ...window, size };
}

/** Rounding of a scale such as 125 % costs a pixel or two. */
async function fills(kiosk: Kiosk, mode: string, place = '0,0'): Promise<void> {
  const wanted = mode.split('x').map(Number);
  await expect
    .poll(async () => {
      const { size, ...others } = await standing(kiosk);
      const misses = size.map((side, index) => Math.abs(side - wanted[index]!));
      return { ...others, isFilled: Math.max(...misses) <= 2, size };
    })
    .toMatchObject({ display: place, kiosk: true, isFilled: true });
}

/** The display itself, as a camera before it would see it: nothing of the desktop shows in any corner. */
async function showsNoDesktop({ app }: Kiosk, mode: string): Promise<void> {
  const [width = 0, height = 0] = mode.split('x').map(Number);
  const corners = () =>
    app.evaluate(
      async ({ desktopCapturer }, thumbnailSize) => {
        const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
        const picture = source?.thumbnail;
        // As long as the display changes.
        if (!picture || picture.isEmpty()) return ['0'];
        const size = picture.getSize();
        const bytes = picture.toBitmap();
        const at = (x: number, y: number) =>
          bytes.subarray((y * size.width + x) * 4).readUInt32LE() & 0xffffff;
        const [right, bottom] = [size.width - 3, size.height - 3];
        return [at(2, 2), at(right, 2), at(2, bottom), at(right, bottom)].map((colour) =>
          colour.toString(16),
        );
      },
      { width, height },
    );
  // The root of X is black.
  await expect.poll(corners).not.toContain('0');
}

const environment = (displays: Displays) => ({ DISPLAY: displays.name, LIVENESS_KIOSK_STAY_IN_FRONT: '1' });
const modes = ['1366x768', '1920x1080', '1080x1920'] as const;

/** Also after a test that failed: neither a kiosk nor an X server stays behind. Last opened, first closed. */
const open: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

if (whyNoXvfb) console.warn(`displays that change size are not tried here: ${whyNoXvfb}`);
if (whyNoXorg) console.warn(`displays that come and go are not tried here: ${whyNoXorg}`);

for (const scale of ['1', '1.25', '1.5', '2'])
  test(
    `a display that changes size and is turned is filled, at a scale of ${scale}`,
    { tag: ['1', '1.5'].includes(scale) ? [] : '@prove' },
    async () => {
      test.skip(whyNoXvfb !== '', whyNoXvfb);
      const displays = await startXvfb(modes);
      open.push(displays.close);
      displays.setMode('screen', '1366x768');
      const kiosk = await launchKiosk({
        environment: environment(displays),
        args: [`--force-device-scale-factor=${scale}`],
        camera: 'hints/severalPeople',
      });
      open.push(kiosk.close);
      await fills(kiosk, '1366x768');
      await goToCamera(kiosk.page);
      for (const mode of [...modes, '1366x768'] as const) {
        displays.setMode('screen', mode);
        await fills(kiosk, mode);
        await showsNoDesktop(kiosk, mode);
      }
      // The customer's session continues.
      await onScreen(kiosk.page, 'camera');
    },
  );

for (const manager of ['no window manager', 'openbox'])
  test(`the second display is filled, the main one while it is unplugged, with ${manager}`, async () => {
    test.skip(whyNoXorg !== '', whyNoXorg);
    test.skip(manager === 'openbox' && !hasOpenbox, 'no openbox');
    const displays = await startXorg();
    open.push(displays.close);
    if (manager === 'openbox') open.push(await startOpenbox(displays.name));
    displays.setMode('DUMMY1', '1366x768', '--right-of', 'DUMMY0');
    const station = await startStation({
      settings: { display: 'secondary' },
      environment: environment(displays),
    });
    open.push(station.close);
    const { kiosk } = station;
    await fills(kiosk, '1366x768', '1920,0');

    displays.unplug('DUMMY1');
    await fills(kiosk, '1920x1080');
    displays.setMode('DUMMY0', '1080x1920');
    await fills(kiosk, '1080x1920');
    displays.setMode('DUMMY1', '1920x1080', '--right-of', 'DUMMY0');
    await fills(kiosk, '1920x1080', '1080,0');
    // The main one changes, and with it the place of the second.
    displays.setMode('DUMMY0', '1366x768');
    displays.setMode('DUMMY1', '1920x1080', '--right-of', 'DUMMY0');
    await fills(kiosk, '1920x1080', '1366,0');

    // Changed while it runs.
    station.layDown({ display: 'primary' });
    await fills(kiosk, '1366x768');
  });
