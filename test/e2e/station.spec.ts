import { spawn } from 'node:child_process';
import { expect, test } from 'playwright/test';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { openStationBox, whyNoBox } from '../../build/station/box.ts';
import { tryStation, tryWithoutUserNamespaces } from '../../build/station/trial.ts';

const why = whyNoBox();

test(
  'the station’s units under a real systemd: started, minimized, killed, looped, given up, and back each time',
  { tag: '@prove' },
  async () => {
    test.skip(why !== null, `no station can be tried here: ${why}`);
    const { distPath: runtime } = await ensureRuntime();
    // Another screen with the number of the station's: it must not disturb the box. Harmless where there is one already.
    const elsewhere = spawn('Xvfb', [':0', '-nolisten', 'tcp'], { stdio: 'ignore' });
    elsewhere.on('error', () => undefined);
    const box = await openStationBox({ runtime, outOfOrderMs: 4_000 });
    const found: string[] = [];
    try {
      for await (const finding of tryStation(box, {
        ...{ kills: 1, hang: false, screenFails: 1 },
        states: ['R03'],
      })) {
        found.push(finding.found);
        if (finding.ms !== null)
          test.info().annotations.push({ type: 'ms', description: `${finding.what}: ${finding.ms}` });
      }
    } finally {
      await box.close();
      elsewhere.kill();
    }
    expect(found).toEqual([
      'waiting',
      'nothing happens',
      'in front again',
      'the kiosk’s own folder and key',
      'This station works.',
      'waiting',
      'R02',
      'waiting',
      'R03',
      'R02, then waiting',
      'a wanted end',
      'stays stopped',
      'waiting',
      'stays stopped',
      ...['waiting', 'waiting', 'waiting', 'stays stopped'],
      'waiting',
      'waiting',
      'waiting',
    ]);
  },
);

test(
  'where normal users get no user namespaces, Chromium’s setuid helper takes their place',
  { tag: '@prove' },
  async () => {
    test.skip(why !== null, `no station can be tried here: ${why}`);
    const { distPath: runtime } = await ensureRuntime();
    const box = await openStationBox({ runtime, outOfOrderMs: 4_000, closed: true });
    const found: string[] = [];
    try {
      for await (const finding of tryWithoutUserNamespaces(box)) found.push(finding.found);
    } finally {
      await box.close();
    }
    expect(found).toEqual(['waiting', 'This station works.']);
  },
);
