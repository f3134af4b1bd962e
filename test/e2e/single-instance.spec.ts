import { spawn } from 'node:child_process';
import { expect, test } from 'playwright/test';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { appFolder } from '../../build/vite/build-app.ts';
import { cleanEnvironment, launchKiosk, onScreen } from './kiosk.ts';

test('a second kiosk ends at once and leaves the first one alone', async () => {
  const kiosk = await launchKiosk();
  const { executable } = await ensureRuntime();
  const switches = [`--user-data-dir=${kiosk.directory}`, ...(dropsSandbox ? ['--no-sandbox'] : [])];
  const second = spawn(executable, [appFolder('demonstration'), ...switches], {
    env: cleanEnvironment(),
    stdio: 'ignore',
  });
  const exitCode = await new Promise((resolve) => second.once('close', resolve));
  expect(exitCode).toBe(0);
  await onScreen(kiosk.page, 'waiting');
  await kiosk.close();
});
