import type { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ErrorCode } from '../../preload/error-codes.ts';
import { tidyForStaff } from '../liveness/foreign-text.ts';
import { shortName } from '../network/certificate-names.ts';
import { spkiPin } from '../network/tls.ts';
import { writeDurably } from '../platform/durable-file.ts';

/** What the service answers about the contract: S02 to S05. */
const subscriptionCodes = [
  'access-denied',
  'subscription-not-started',
  'subscription-none-active',
  'subscription-missing',
] as const satisfies readonly ErrorCode[];

const certificate = z.object({
  /** Of its subject, tidied: foreign text. */
  name: z.string().max(100),
  /** End of its validity, ISO 8601. */
  until: z.iso.datetime(),
  /** SHA-256 of the certificate. */
  fingerprint: z.string().max(100),
  /** As `spkiPins` has them. */
  pin: z.string().max(50),
  /** Signed by itself. */
  isRoot: z.boolean(),
});
export type SeenCertificate = z.infer<typeof certificate>;

const shape = z.object({
  /** Of the last full handshake with the service; first its own certificate, then those that signed it. */
  chain: z
    .object({ host: z.string().max(300), at: z.iso.datetime(), certificates: z.array(certificate).max(10) })
    .nullable(),
  /** What the service last answered about the contract; code null: it gave a verdict. */
  subscription: z.object({ code: z.enum(subscriptionCodes).nullable(), at: z.iso.datetime() }).nullable(),
  /** Since when this station uses its key, which is known by a mark (main/records/configuration-facts.ts). */
  key: z.object({ mark: z.string().max(20), since: z.iso.datetime() }).nullable(),
});
type Seen = z.infer<typeof shape>;

const nothing: Seen = { chain: null, subscription: null, key: null };

/**
 * What the kiosk has seen of that which expires. Kept over restarts in `last-seen.json`, so that a station without customers warns too.
 * No secret; a file that is damaged, or can't be written, is as if nothing had been seen.
 */
export class LastSeen {
  /** The authorities of `caFile`, as the service in use was opened with them. */
  authorities: readonly SeenCertificate[] = [];
  readonly #path: string;
  #seen: Seen;
  #written: string;

  constructor(directory: string) {
    this.#path = join(directory, 'last-seen.json');
    this.#seen = read(this.#path);
    this.#written = toTheDay(this.#seen);
  }

  get facts(): Seen {
    return this.#seen;
  }

  noteChain(host: string, chain: readonly X509Certificate[], now = new Date()): void {
    const certificates = chain.map(describeCertificate);
    this.#note({ chain: { host, at: now.toISOString(), certificates } });
  }

  /** @param code null: a verdict; codes that say nothing of the contract are passed over */
  noteAnswer(code: ErrorCode | null, now = new Date()): void {
    const about = subscriptionCodes.find((one) => one === code) ?? null;
    if (code === about) this.#note({ subscription: { code: about, at: now.toISOString() } });
  }

  noteKey(mark: string, now = new Date()): void {
    if (this.#seen.key?.mark !== mark) this.#note({ key: { mark, since: now.toISOString() } });
  }

  #note(news: Partial<Seen>): void {
    this.#seen = { ...this.#seen, ...news };
    const text = toTheDay(this.#seen);
    if (text === this.#written) return;
    try {
      writeDurably(this.#path, Buffer.from(JSON.stringify(this.#seen)));
      this.#written = text;
    } catch {
      // A full disk: the next day's answer, or the next certificate, is written.
    }
  }
}

/** A new time of the same day is not worth a write at each visit. */
const toTheDay = (seen: Seen): string => JSON.stringify(seen).replace(/T[\d:.]+Z"/g, '"');

function read(path: string): Seen {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return nothing;
  }
}

const longestName = 80;
/** For a date that can't be read. RFC 5280: a certificate without a well-defined end. */
const latest = '9999-12-31T23:59:59.000Z';

/** Empty for a key of a kind that this program does not know, as an authority of a bank's file may have. */
function pinOf(certificate: X509Certificate): string {
  try {
    return spkiPin(certificate);
  } catch {
    return '';
  }
}

/** Never throws: a certificate that TLS takes must not fail here. */
export function describeCertificate(certificate: X509Certificate): SeenCertificate {
  const { subject, subjectAltName, validTo, fingerprint256, issuer } = certificate;
  const name = shortName(subject ?? '') || (subjectAltName ?? '');
  return {
    name: tidyForStaff(name, '', longestName) ?? '?',
    until: Number.isNaN(Date.parse(validTo)) ? latest : new Date(validTo).toISOString(),
    fingerprint: fingerprint256,
    pin: pinOf(certificate),
    isRoot: subject === issuer,
  };
}
