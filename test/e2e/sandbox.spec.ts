import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { appFolder } from '../../build/vite/build-app.ts';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, onScreen, press, letPictureBeTaken } from './kiosk.ts';
import { makeStationFolder, spawnKiosk } from './spawned-kiosk.ts';

test.skip(process.platform !== 'linux', 'reads the sandbox’s state from /proc, which only Linux has');

test('as a normal user, with Chromium’s sandbox on, the whole line works', async () => {
  const runtime = await ensureRuntime();
  const server = await startLivenessServer();
  const folder = makeStationFolder({ runtime: runtime.distPath, app: appFolder('demonstration') });
  const kiosk = await spawnKiosk(folder, {
    executable: join(folder, 'runtime', 'electron'),
    args: [join(folder, 'app')],
    camera: 'person',
    environment: { LIVENESS_KIOSK_ENDPOINT: server.endpoint.href, LIVENESS_KIOSK_API_KEY: apiKey },
  });
  const sandboxes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ line: readProc(pid, 'cmdline'), status: readProc(pid, 'status') }))
    .filter(({ line }) => line.includes('--type=renderer') && line.includes(kiosk.directory));
  expect(sandboxes).toHaveLength(1);
  // Seccomp 2: the renderer's system calls are filtered. NoNewPrivs 1: it can't get more rights.
  expect(sandboxes[0]!.status).toMatch(/^Seccomp:\s+2$/m);
  expect(sandboxes[0]!.status).toMatch(/^NoNewPrivs:\s+1$/m);
  expect(sandboxes[0]!.line).not.toContain('--no-sandbox');

  await letPictureBeTaken(kiosk.page);
  await onScreen(kiosk.page, 'live');
  expect(server.requests).toHaveLength(1);
  await press(kiosk.page, 'done');
  await onScreen(kiosk.page, 'waiting');
  await kiosk.close();
  await server.close();
});

/** Processes come and go while the list is read. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
