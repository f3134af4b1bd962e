import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyRecords, type Report } from '../../main/records/verifier/check-records.mjs';
import { parseLine } from '../../main/records/verifier/record-format.mjs';
import { readRecordFiles } from '../../main/records/verifier/verify-records.mjs';
import { seededRandom } from '../fakes/random.ts';
import { proving, seed, tell } from '../thoroughness.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

const onLinux = process.platform === 'linux';
const rounds = proving ? 1_000 : 40;
const lanes = 2;
/** A chain is verified from its beginning after each round: shorter ones leave more time for kills. */
const roundsPerChain = 10;

let program: BuiltProgram;
let folder: string;
beforeAll(async () => {
  program = await buildProgram('test/durability/append-records.ts');
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-record-kills-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Number and hash of every record that the process reported as accepted. */
function acceptedIn(output: string): readonly { n: number; hash: string }[] {
  // A partial line is a record that was never acknowledged.
  return output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('ok '))
    .map((line) => ({ n: Number(line.split(' ')[1]), hash: line.split(' ')[2] ?? '' }));
}

interface Round {
  readonly piece: number;
  /** The process kills itself after so many writes; 0: it is killed from outside, some milliseconds after its first record. */
  readonly killAt: number;
  readonly afterMs: number;
}

/** Upper limit: otherwise a busy parent would have to verify thousands. */
const mostRecords = '40';

/** @param keep as append-records.ts takes it */
async function appendUntilKilled(directory: string, { piece, killAt, afterMs }: Round, keep: number) {
  const words = [program.path, directory, mostRecords, '900', ...[piece, killAt, keep].map(String)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    if (killAt === 0) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await once(child, 'close');
  // After a kill the files are intact, so no deletion is refused.
  expect(said).not.toContain('refused');
  return acceptedIn(said);
}

/** Killed from outside, written as the kiosk writes; then from inside, wherever in a record that is. */
function roundNumber(round: number, random: () => number): Round {
  if (round % 2 === 0) return { piece: 0, killAt: 0, afterMs: random() * 4 };
  return { piece: 1 + Math.floor(random() * 200), killAt: 1 + Math.floor(random() * 60), afterMs: 0 };
}

const verify = (directory: string): Report => verifyRecords(readRecordFiles(directory));
const codes = (report: Report) => [...new Set(report.findings.map(({ code }) => code))];

/** Every accepted record is present, complete and with the reported hash, except those deleted by retention. */
function expectKept(
  directory: string,
  accepted: readonly { n: number; hash: string }[],
  { first }: Report,
): void {
  const lines = readRecordFiles(directory).flatMap(({ bytes }) => bytes.split('\n'));
  const hashes = new Map(lines.flatMap(parseLine).flatMap((one) => (one ? [[one.body.n, one.hash]] : [])));
  expect(accepted.filter(({ n, hash }) => n >= (first ?? 1) && hashes.get(n) !== hash)).toEqual([]);
}

describe('records that are written while the process is killed', () => {
  it(`lose none that was accepted, and take no torn one for a record, in ${rounds} rounds`, async () => {
    tell('rounds of records', rounds);
    let torn = 0;
    let deleted = 0;
    const chain = async (directory: string, keep: number, random: () => number) => {
      mkdirSync(directory);
      const all: { n: number; hash: string }[] = [];
      let last = { n: 0, hash: '' };
      let standing = 0;
      for (let round = 0; round < roundsPerChain; round += 1) {
        const accepted = await appendUntilKilled(directory, roundNumber(round, random), keep);
        if (accepted[0]) expect(accepted[0].n, 'goes on where it was').toBeGreaterThan(last.n);
        last = accepted.at(-1) ?? last;
        all.push(...accepted);
        const found = verify(directory);
        torn += codes(found).includes('torn-end') ? 1 : 0;
        expect(codes(found).filter((code) => code !== 'torn-end' && code !== 'empty')).toEqual([]);
        // Each round may add one record that was not acknowledged, and one that names a new file.
        const known = Math.max(last.n, standing);
        if (found.last !== null) expect(found.last - known, 'not accepted').toBeOneOf([0, 1, 2]);
        standing = found.last ?? standing;
        expectKept(directory, all, found);
      }
      const end = spawnSync(process.execPath, [program.path, directory, '1'], { encoding: 'utf8' });
      expect(acceptedIn(end.stdout)).toHaveLength(1);
      const report = verify(directory);
      expect(report.findings).toEqual([]);
      expect(report.notes.filter((note) => note.includes('damage'))).toEqual([]);
      if (keep === 0) expect(report.first).toBe(1);
      else deleted += report.first! - 1;
    };
    const lane = async (number: number) => {
      const random = seededRandom(seed + number);
      for (let at = 0; at < rounds / lanes / roundsPerChain; at += 1)
        // In every other chain the oldest files are deleted meanwhile.
        await chain(join(folder, `lane-${number}-chain-${at}`), at % 2 === 0 ? 0 : 30_000, random);
    };
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    // Otherwise the kills were between the records and tested nothing.
    expect(torn).toBeGreaterThan(rounds / 10);
    expect(deleted).toBeGreaterThan(0);
  }, 3_600_000);
});

describe('a disk that does not take them', () => {
  const disk = () => join(folder, 'disk');
  const canMount =
    onLinux &&
    spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0;
  const why = canMount ? '' : ' (skipped: this system lets nobody mount a small disk)';

  beforeEach(() => {
    mkdirSync(disk());
    const first = spawnSync(process.execPath, [program.path, disk(), '3'], { encoding: 'utf8' });
    expect(acceptedIn(first.stdout)).toHaveLength(3);
  });

  it.skipIf(!onLinux)(
    'by a limit on a file’s size, in the middle of a record: said, and all as before',
    () => {
      const before = verify(disk()).last;
      for (const limit of [3, 4, 5]) {
        const command = `ulimit -f ${limit}; exec "$0" "$@"`;
        const words = ['-c', command, process.execPath, program.path, disk(), '1', '9000'];
        const { stdout } = spawnSync('bash', words, { encoding: 'utf8' });
        expect(stdout).toMatch(/^no record-not-written (EFBIG|short write)/);
        expect(verify(disk())).toMatchObject({ ok: true, last: before });
      }
    },
  );

  /** On a tmpfs of some pages, in its own mount namespace; the files are copied there and back. */
  function onSmallDisk(kilobytes: number, free: number, options = ''): string {
    const place = join(folder, 'small');
    mkdirSync(place, { recursive: true });
    const script = [
      `mount -t tmpfs -o size=${kilobytes}k,mode=700 tmpfs '${place}'`,
      `cp -p '${disk()}'/* '${place}/'`,
      // What is left is filled up but for `free` kilobytes.
      `head -c $(( $(df -k --output=avail '${place}' | tail -1) * 1024 - ${free} * 1024 )) /dev/zero > '${place}/filling'`,
      ...(options ? [`mount -o remount,${options} '${place}'`] : []),
      `'${process.execPath}' '${program.path}' '${place}' 40 900`,
      `rm -f '${disk()}'/* && cp -p '${place}'/records-* '${place}'/key.pem '${disk()}/'; cp -p '${place}/reserve' '${disk()}/' 2>/dev/null || true`,
    ].join('\n');
    return execFileSync('unshare', ['-Urm', 'bash', '-c', script], { encoding: 'utf8' });
  }

  it.skipIf(!canMount)(`that gets full: said, and what was accepted is there${why}`, () => {
    for (const free of [0, 4, 8, 12]) {
      const said = onSmallDisk(200, free);
      expect(said).toMatch(/^no record-not-written ENOSPC$/m);
      const report = verify(disk());
      expect(report.findings).toEqual([]);
      expectKept(disk(), acceptedIn(said), report);
      if (acceptedIn(said).length > 0) expect(report.last).toBe(acceptedIn(said).at(-1)!.n);
    }
  });

  it.skipIf(!canMount)(`that gets full: the reserve takes the record under way${why}`, () => {
    // Room for the reserve of 256 kB, which is made as main makes it: real bytes.
    execFileSync('bash', ['-c', `yes 'kept for records' | head -c 262144 > '${disk()}/reserve'`]);
    const said = onSmallDisk(400, 4);
    expect(said).toMatch(/^no record-not-written ENOSPC\nok /m);
    expect(readdirSync(disk())).not.toContain('reserve');
    const report = verify(disk());
    expect(report.findings).toEqual([]);
    expectKept(disk(), acceptedIn(said), report);
  });

  it.skipIf(!canMount)(`that can only be read: said, and all as before${why}`, () => {
    const before = verify(disk()).last;
    expect(onSmallDisk(200, 40, 'bind,ro').trim()).toBe('no record-not-written EROFS');
    expect(verify(disk())).toMatchObject({ ok: true, last: before });
  });
});
