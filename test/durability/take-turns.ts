import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { withLock } from '../../main/settings/store/store-lock.ts';

/**
 * A separate process that counts in a file under the lock, and then kills itself inside it. Each count is read, held for
 * some turns of the event loop, and written: two processes inside at once would lose one. Arguments: the lock's folder, the file, how
 * often.
 */
const [lock = '', file = '', times = '1'] = process.argv.slice(2);

for (let left = Number(times); left > 0; left -= 1) {
  await withLock(lock, async () => {
    const count = Number(readFileSync(file, 'utf8')) + 1;
    for (let turns = 0; turns < 10; turns += 1) await setImmediate();
    writeFileSync(file, String(count));
    writeSync(1, `${count}\n`);
    if (left === 1) process.kill(process.pid, 'SIGKILL');
  });
}
