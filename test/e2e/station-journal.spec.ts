import { expect, test } from 'playwright/test';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { openStationBox, whyNoBox } from '../../build/station/box.ts';

const why = whyNoBox();

test(
  'the journal has the kiosk’s lines by their priority, and Chromium’s apart',
  { tag: '@prove' },
  async () => {
    test.skip(why !== null, `no station can be tried here: ${why}`);
    const { distPath: runtime } = await ensureRuntime();
    const box = await openStationBox({ runtime, outOfOrderMs: 4_000 });
    try {
      const journal = async (priorities: string) => {
        const words = ['-u', 'liveness-kiosk', '-o', 'cat', '--no-pager', '-p', priorities];
        return (await box.inside('journalctl', ...words)).stdout.trim().split('\n');
      };
      await box.inside('systemctl', 'start', 'liveness-kiosk.service');
      await expect.poll(() => box.look()).toBe('waiting');
      const events = (await journal('info')).filter((line) => line.startsWith('{'));
      expect(events.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(
        expect.arrayContaining(['start', 'service chosen', 'page loaded']),
      );
      expect((await journal('debug..debug')).join('\n'), 'the debugger’s line of Chromium').toContain(
        'DevTools listening',
      );
      expect((await journal('info')).join('\n')).not.toContain('DevTools');
      const folder = '/var/lib/liveness-kiosk/Liveness Kiosk/logs/kiosk.log';
      const { stdout: file } = await box.inside('cat', folder);
      expect(file.trim().split('\n')).toEqual(expect.arrayContaining(events));
    } finally {
      await box.close();
    }
  },
);
