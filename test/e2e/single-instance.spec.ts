import { spawn } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { appFolder } from '../../build/setup/build-app.mjs';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import { cleanEnvironment, launchKiosk, mustDropSandbox, onScreen } from './kiosk.ts';

test('a second kiosk ends at once and leaves the first one alone', async () => {
  const kiosk = await launchKiosk();
  const { executable } = await ensureRuntime();
  const switches = [`--user-data-dir=${kiosk.directory}`, ...(mustDropSandbox ? ['--no-sandbox'] : [])];
  const second = spawn(executable, [appFolder('demonstration'), ...switches], {
    env: cleanEnvironment(),
    stdio: 'ignore',
  });
  const exitCode = await new Promise((resolve) => second.once('close', resolve));
  expect(exitCode).toBe(0);
  await onScreen(kiosk.page, 'waiting');
  await kiosk.close();
});
