import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseKeyWrapper } from '../../main/settings/store/key-wrapper.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';
import { buildProgram } from './built-program.ts';

const rounds = 12;
const atOnce = 4;

it(`processes that start at once make one key file, ${rounds} times`, async () => {
  const program = await buildProgram('test/durability/wrap-secret.ts');
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-key-file-'));
  for (let round = 0; round < rounds; round += 1) {
    const directory = join(folder, String(round));
    mkdirSync(directory);
    const children = Array.from({ length: atOnce }, () =>
      spawn(process.execPath, [program.path, directory], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const said = children.map(() => '');
    children.forEach(({ stdout }, index) =>
      stdout.on('data', (part: Buffer) => (said[index] += part.toString())),
    );
    await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
    const ended = children.map((child) => once(child, 'close'));
    for (const { stdin } of children) stdin.write('now\n');
    await Promise.all(ended);
    const box = chooseKeyWrapper({
      safeStorage: fakeSafeStorage({}),
      platform: process.platform,
      environment: {},
      directory,
      allowFileKey: true,
    })();
    if (!box.ok) throw new Error(box.error.code);
    const opened = said.map((text) => box.value.unwrap(text.trim().split('\n')[1] ?? ''));
    expect(opened).toEqual(Array.from({ length: atOnce }, () => 'the data key'));
    expect(readdirSync(directory)).toEqual(['file-key']);
  }
  rmSync(folder, { recursive: true, force: true });
  program.remove();
}, 300_000);
