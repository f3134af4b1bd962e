import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { parseLine, type SealedRecord } from '../../main/records/verifier/record-format.mjs';
import { readRecordFiles } from '../../main/records/verifier/verify-records.mjs';
import { createCertificateAuthority } from '../fakes/certificates.ts';
import { startLivenessServer, type LivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, launchKiosk, type Kiosk, type LaunchOptions } from './kiosk.ts';
import { runApp, type Ended } from './run-app.ts';

export const pin = '482917';

/** A station as IT hands it over by command line and policy: key, PIN, receipts; a service behind TLS; a connected drive. */
export interface RecordsStation {
  readonly server: LivenessServer;
  readonly directory: string;
  readonly records: string;
  readonly drive: string;
  /** Base64, from the station's own `--print-head`. */
  readonly publicKey: () => Promise<string>;
  readonly start: (options?: LaunchOptions) => Promise<Kiosk>;
  /** A command line of the built app, on this station. */
  readonly run: (words: readonly string[], input?: string) => Promise<Ended>;
  readonly close: () => Promise<void>;
}

export async function setUpStation(): Promise<RecordsStation> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-records-'));
  const [directory, drive, policyFile] = ['data', 'USB', 'policy.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [directory, drive]) mkdirSync(one);
  const authority = await createCertificateAuthority();
  const server = await startLivenessServer({ tls: await authority.issue() });
  const caFile = join(folder, 'authority.pem');
  writeFileSync(caFile, authority.cert);
  const settings = { endpoint: server.endpoint.href, caFile, receipt: true };
  writeFileSync(policyFile, JSON.stringify({ version: 1, allowFileKey: true, settings }));
  chmodSync(policyFile, 0o644);
  const environment = {
    LIVENESS_KIOSK_POLICY_FILE: policyFile,
    LIVENESS_KIOSK_DRIVES: drive,
    LIVENESS_KIOSK_TROUBLE_RETRY_MS: '2000',
    // Longer than anything that the tests do while the service keeps a picture.
    LIVENESS_KIOSK_DEADLINE_MS: '120000',
  };
  const run = (words: readonly string[], input?: string) =>
    runApp(words, { directory, environment, ...(input !== undefined && { input }) });
  for (const [words, input] of [
    [['--set-api-key'], apiKey],
    [['--set-staff-pin', 'administrator'], pin],
  ] as const) {
    const { exitCode, stderr } = await run(words, `${input}\n`);
    expect(exitCode, stderr).toBe(0);
  }
  return {
    server,
    directory,
    records: join(directory, 'records'),
    drive,
    run,
    publicKey: async () => (await run(['--print-head'])).stdout.split('\n')[1] ?? '',
    start: (options = {}) => launchKiosk({ ...options, directory, environment }),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All records of a folder, oldest first. */
export const recordsIn = (folder: string): SealedRecord[] =>
  readRecordFiles(folder)
    .flatMap(({ bytes }) => bytes.split('\n').slice(0, -1))
    .map((line) => parseLine(line)!);

export const ofKind = (folder: string, kind: string): SealedRecord[] =>
  recordsIn(folder).filter(({ body }) => body.kind === kind);

/** The contents of `--print-head`'s output and of a published file. */
export const readHeadFile = (path: string): { head: string; publicKey: string } => {
  const [head = '', publicKey = ''] = readFileSync(path, 'utf8').split('\n');
  return { head, publicKey };
};
