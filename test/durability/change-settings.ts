import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openKeyStore } from '../../main/settings/store/key-wrapper.ts';
import { openSettingsStore } from '../../main/settings/store/settings-store.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';

/**
 * A separate process that changes the settings until it is killed, and prints a line after each accepted change:
 * `ok 7`, or `no settings-not-saved ENOSPC`. Arguments: folder, name of the value, how often (0: for ever), size of the value, how many
 * changes it requests at once (each with its own name, from the second on: `count-2`), after how many calls that change the disk
 * it kills itself (0: never).
 */
const [directory = '', name = 'count', times = '0', size = '200', atOnce = '1', killAt = '0'] =
  process.argv.slice(2);
const store = openSettingsStore(directory, () => openKeyStore(fakeSafeStorage({}), 'linux'));
const say = (line: string) => writeSync(1, `${line}\n`);

// A write beyond the limit sends a signal that would end the process: ignored, so that the write returns its error code.
process.on('SIGXFSZ', () => undefined);

/** What is on the disk after a kill depends only on the last call that changed it. */
function dieAfter(calls: number): void {
  let left = calls;
  const count = <T>(result: T): T => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return result;
  };
  const wrap = (module: object, names: readonly string[]) => {
    for (const name of names) {
      const call = (module as Record<string, (...args: unknown[]) => unknown>)[name]!;
      const counted = (...args: unknown[]) => {
        const result = call(...args);
        return result instanceof Promise ? result.then(count) : count(result);
      };
      Object.assign(module, { [name]: counted });
    }
  };
  wrap(fs, ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync']);
  wrap(fs.promises, ['open', 'writeFile', 'rename', 'rm']);
  syncBuiltinESMExports();
}
if (killAt !== '0') dieAfter(Number(killAt));

let failed = false;
async function change(own: string): Promise<void> {
  for (let left = Number(times) || Infinity; left > 0 && !failed; left -= 1) {
    let count = 0;
    const saved = await store.update((now) => {
      count = Number((now.values[own] as { count?: number } | undefined)?.count ?? 0) + 1;
      return { ...now, values: { ...now.values, [own]: { count, filling: 'x'.repeat(Number(size)) } } };
    });
    say(saved.ok ? `ok ${count}` : `no ${saved.error.code} ${saved.error.staffDetail}`);
    failed ||= !saved.ok;
  }
}

for (let number = 1; number <= Number(atOnce); number += 1)
  void change(number === 1 ? name : `${name}-${number}`);
