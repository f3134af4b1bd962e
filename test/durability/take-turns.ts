import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { withLock } from '../../main/settings/store-lock.ts';

/**
 * A process of its own that counts in a file under the lock, and then dies in it by its own hand. Each count is read, looked at for
 * as long as a change takes, and written: two that were inside at once would lose one. Words: the lock, the file, how often.
 */
const [lock = '', file = '', times = '1'] = process.argv.slice(2);

for (let left = Number(times); left > 0; left -= 1) {
  withLock(lock, () => {
    const count = Number(readFileSync(file, 'utf8')) + 1;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    writeFileSync(file, String(count));
    writeSync(1, `${count}\n`);
    if (left === 1) process.kill(process.pid, 'SIGKILL');
  });
}
