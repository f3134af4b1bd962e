import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listApp, listFolder, readAppFile, readFuses } from '../../build/package/inspect.ts';
import { appFolder, ensureBuild } from '../../build/vite/build-app.ts';
import { ensurePackedFolder } from '../../build/package/pack.ts';
import { writeHead, writeReceipt } from '../../main/records/signing.ts';
import { fill, openJournal, receiptFacts, recordFilesIn, rewrite, stationKey } from '../fakes/records.ts';

/** Contents that only the demonstration has: its keys, its models, the libraries that run them. */
const demonstrationMarks = [
  'demo-service',
  'demo-models',
  'blazeface',
  'tfjs',
  'truncated-answer',
  'score-out-of-range',
  'allow-fake-camera',
];

let folder: string;
let executable: string;

beforeAll(async () => {
  await ensureBuild('demonstration');
  ({ folder, executable } = await ensurePackedFolder());
});

describe('the production package', () => {
  it('holds the production flavour and nothing else', () => {
    const files = listApp(folder);
    expect(files).toContain('out/production/main/index.js');
    expect(files).toContain('out/production/main/background.js');
    expect(files).toContain('out/production/preload/index.cjs');
    expect(files.filter((name) => !/^(out$|out\/production(\/|$)|package\.json$)/.test(name))).toEqual([]);
  });

  it('holds none of the demonstration, which the demonstration flavour does', () => {
    const marksIn = (texts: readonly string[]) =>
      demonstrationMarks.filter((mark) => texts.some((text) => text.includes(mark)));
    const demonstration = allTexts(appFolder('demonstration'));
    expect(marksIn(demonstration)).toEqual(demonstrationMarks);
    const production = listApp(folder)
      .filter((name) => /\.[a-z0-9]+$/.test(name))
      .flatMap((name) => [name, readAppFile(folder, name).toString('latin1')]);
    expect(marksIn(production)).toEqual([]);
  });

  it("has its fuses set, and Electron's welcome app is gone", async () => {
    const { 'fuse 8': wasmTrapHandlers, ...fuses } = await readFuses(executable);
    // The complete list: a new fuse of a later Electron has to be decided on.
    expect(fuses).toEqual({
      RunAsNode: 'off',
      EnableCookieEncryption: 'on',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      LoadBrowserProcessSpecificV8Snapshot: 'off',
      GrantFileProtocolExtraPrivileges: 'off',
    });
    // WasmTrapHandlers, Chromium's own guard around WebAssembly, which has no name here yet. Older runtimes have no such fuse.
    expect(['on', 'absent']).toContain(wasmTrapHandlers ?? 'absent');
    const files = listFolder(folder);
    expect(files).toContain('resources/app.asar');
    expect(files.filter((name) => name.includes('default_app'))).toEqual([]);
  });

  it('brings what checks records and receipts, which works with plain Node alone, wherever it is carried', () => {
    // As an auditor takes it along: the folder and nothing around it.
    const place = mkdtempSync(join(tmpdir(), 'kiosk-verifier-'));
    cpSync(join(folder, 'verifier'), place, { recursive: true });
    const records = join(place, 'records');
    const key = stationKey();
    const journal = openJournal(records, key);
    fill(journal, 5);
    const head = writeHead(journal.head, key, new Date());
    journal.close();
    const run = (script: string, ...words: string[]) =>
      spawnSync(process.execPath, [script, ...words, '--public-key', key.publicKey], { cwd: place }).status;
    expect(run('verify-records.mjs', 'records', '--head', head)).toBe(0);
    const receipt = writeReceipt(receiptFacts(key), key);
    expect(run('verify-receipt.mjs', receipt)).toBe(0);
    expect(run('verify-receipt.mjs', writeReceipt(receiptFacts(key), stationKey()))).toBe(1);
    rewrite(recordFilesIn(records)[0]!, (lines) => lines.slice(0, -1));
    expect(run('verify-records.mjs', 'records', '--head', head)).toBe(1);
    for (const name of ['verify-receipt.html', 'records.md'])
      expect(readFileSync(join(place, name))).toEqual(readFileSync(join('docs', name)));
    rmSync(place, { recursive: true });
  });
});

/** Names and contents of all files below a folder. */
function allTexts(base: string): string[] {
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')]);
}
