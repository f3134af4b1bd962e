import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { chooseKeyWrapper } from '../../main/settings/store/key-wrapper.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';
import { proving } from '../thoroughness.ts';
import { buildProgram } from './built-program.ts';

const rounds = proving ? 1_000 : 40;
const atOnce = 4;

it(`processes that ask at once make one key file, ${rounds} times`, async () => {
  const program = await buildProgram('test/durability/wrap-secret.ts');
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-key-file-'));
  const processes = Array.from({ length: atOnce }, () => {
    const child = spawn(process.execPath, [program.path], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return async (line: string) => {
      child.stdin.write(`${line}\n`);
      return (await answers.next()).value as string;
    };
  });
  const askAll = (line: string) => Promise.all(processes.map((ask) => ask(line)));
  for (let round = 0; round < rounds; round += 1) {
    const directory = join(folder, String(round));
    mkdirSync(directory);
    await askAll(directory);
    const wrapped = await askAll('now');
    const box = chooseKeyWrapper({
      safeStorage: fakeSafeStorage({}),
      platform: process.platform,
      environment: {},
      directory,
      allowFileKey: true,
    })();
    if (!box.ok) throw new Error(box.error.code);
    expect(wrapped.map((text) => box.value.unwrap(text))).toEqual(
      Array.from({ length: atOnce }, () => 'the data key'),
    );
    expect(readdirSync(directory)).toEqual(['file-key']);
  }
  rmSync(folder, { recursive: true, force: true });
  program.remove();
});
