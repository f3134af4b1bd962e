import { chmodSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificateAuthority, type CertificateAuthority } from '../fakes/certificates.ts';
import { startLivenessServer, type LivenessServer } from '../fakes/liveness-server.ts';
import { launchKiosk, removeFolder, type Kiosk, type LaunchOptions } from './kiosk.ts';

/** A new station as IT hands it over: a policy, a service behind TLS whose authority it names, a connected drive. */
export interface StaffStation {
  readonly kiosk: Kiosk;
  readonly server: LivenessServer;
  readonly authority: CertificateAuthority;
  readonly folder: string;
  /** Used as a USB drive. */
  readonly drive: string;
  readonly layDown: (settings: Readonly<Record<string, unknown>>, more?: object) => void;
  readonly restart: () => Promise<StaffStation>;
  readonly close: () => Promise<void>;
}

/** As long as the real ones; small letters and digits, so that fingers need no shift. */
export const stationKey = `st8k-${'w4rm'.repeat(12)}`;
export const stationPin = '482917';

export interface StationOptions extends LaunchOptions {
  /** The policy's contents besides its settings, from the first start on: PINs. */
  readonly policy?: object;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export async function startStation(options: StationOptions = {}): Promise<StaffStation> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-staff-'));
  const authority = await createCertificateAuthority();
  const server = await startLivenessServer({ tls: await authority.issue() });
  writeFileSync(join(folder, 'authority.pem'), authority.cert);
  const policyFile = join(folder, 'policy.json');
  const drive = join(folder, 'USB');
  const directory = join(folder, 'data');
  for (const one of [drive, directory]) mkdirSync(one);
  const standard = { endpoint: server.endpoint.href, caFile: join(folder, 'authority.pem') };
  const layDown: StaffStation['layDown'] = (settings, more = {}) => {
    const policy = { version: 1, allowFileKey: true, settings: { ...standard, ...settings }, ...more };
    const draft = join(folder, 'policy-draft.json');
    writeFileSync(draft, JSON.stringify(policy, null, 1));
    chmodSync(draft, 0o644);
    // In one go: the kiosk may look at any moment, and half a policy would stop it.
    renameSync(draft, policyFile);
  };
  layDown(options.settings ?? {}, options.policy);
  const launch = () =>
    launchKiosk({
      ...options,
      directory,
      environment: {
        LIVENESS_KIOSK_POLICY_FILE: policyFile,
        LIVENESS_KIOSK_DRIVES: drive,
        ...options.environment,
      },
    });
  const close = async (kiosk: Kiosk) => {
    try {
      await kiosk.close();
    } finally {
      await server.close();
      await removeFolder(folder);
    }
  };
  const around = (kiosk: Kiosk): StaffStation => ({
    kiosk,
    server,
    authority,
    folder,
    drive,
    layDown,
    restart: async () => {
      await kiosk.app.close();
      return around(await launch());
    },
    close: () => close(kiosk),
  });
  return around(await launch());
}
