import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { Journal } from '../../main/records/journal.ts';
import { applyRetention, chooseExpired } from '../../main/records/retention.ts';
import type { StationKey } from '../../main/records/station-key.ts';
import { Reserve } from '../../main/records/reserve.ts';
import { stationOf } from '../../main/records/verifier/record-format.mjs';

/**
 * A separate process that appends records until it is killed, and prints a line after each accepted one: `ok 7 hash`, or
 * `no record-not-written ENOSPC`. Arguments: folder, how often (0: for ever), bytes of filling, bytes in one write (0: all at once),
 * after how many writes it kills itself (0: never), bytes to keep of all records (0: all of them).
 */
const [directory = '', times = '0', size = '200', piece = '0', killAt = '0', keep = '0'] =
  process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

// A write beyond the limit sends a signal that would end the process: ignored, so that the write returns its error code.
process.on('SIGXFSZ', () => undefined);

/** The same key in every run, without a key store around it. */
function keyOf(folder: string): StationKey {
  const path = join(folder, 'key.pem');
  try {
    readFileSync(path);
  } catch {
    writeFileSync(path, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
  }
  const privateKey = createPrivateKey(readFileSync(path));
  const publicKey = Buffer.from(privateKey.export({ format: 'jwk' })['x'] ?? '', 'base64url').toString(
    'base64',
  );
  return {
    station: stationOf(publicKey),
    publicKey,
    kept: 'station',
    sign: (statement) => sign(null, Buffer.from(statement), privateKey).toString('base64'),
  };
}

let writes = 0;
/** Writes in small pieces, and may end in the middle of one record as by `kill -9`, wherever that is. */
const inPieces = ((descriptor: number, bytes: Buffer, offset: number, length: number, position: number) => {
  const part = piece === '0' ? length : Math.min(length, Number(piece));
  const put = writeSync(descriptor, bytes, offset, part, position);
  writes += 1;
  if (writes === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  return put;
}) as typeof writeSync;

const key = keyOf(directory);
const maxFileBytes = 20_000;
const openJournal = () =>
  new Journal({
    folder: directory,
    key,
    maxFileBytes,
    appVersion: '0.0.0',
    clock: () => ({ state: 'unknown', offsetMs: null }),
    write: inPieces,
  });

/** Main says the same where the folder can't be used at all. */
function tryToOpen(): Journal | null {
  try {
    return openJournal();
  } catch (error) {
    say(`no record-not-written ${(error as NodeJS.ErrnoException).code}`);
    return null;
  }
}

/** As main does now and then: deletes the oldest files beyond what is to be kept. */
async function prune(opened: Journal): Promise<void> {
  if (keep === '0') return;
  const outcome = await applyRetention({
    ...{ folder: directory, maxFileBytes, publicKey: key.publicKey },
    ...{ currentFile: opened.currentFile, begins: opened.begins },
    choose: (closed, currentBytes) =>
      chooseExpired(
        closed,
        { days: 999, maxBytes: Number(keep) },
        { now: 0, clock: 'unknown', currentBytes },
      ),
    record(deletion) {
      const written = opened.appendDeletion(deletion);
      if (written.ok) say(`ok ${written.value.n} ${written.value.hash}`);
      // Half of the processes that kill themselves do it here: the deletion is recorded but not done yet.
      if (killAt !== '0' && Number(killAt) % 2 === 0) process.kill(process.pid, 'SIGKILL');
      return written.ok;
    },
  });
  if (typeof outcome === 'object') say(`refused ${outcome.file} ${outcome.code}`);
}

const journal = tryToOpen();
const reserve = new Reserve(directory);
for (let count = 1; journal && (times === '0' || count <= Number(times)); count += 1) {
  const data = { attemptId: `${process.pid}-${count}`, outcome: 'live', filling: 'x'.repeat(Number(size)) };
  const written = journal.append('attempt', data);
  if (written.ok) {
    say(`ok ${written.value.n} ${written.value.hash}`);
    await prune(journal);
    continue;
  }
  say(`no ${written.error.code} ${written.error.staffDetail}`);
  // As main does: the reserve is released for the current record.
  reserve.give();
  const again = journal.append('attempt', data);
  if (again.ok) say(`ok ${again.value.n} ${again.value.hash}`);
  break;
}
