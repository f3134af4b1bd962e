import type { ChainEnd } from './chain-end.ts';
import type { StationKey } from './station-key.ts';
import { packFacts, receiptStatement, writeDigits, type ReceiptFacts } from './verifier/receipt-format.mjs';
import { hashOf, headStatement, recordStatement } from './verifier/record-format.mjs';

export type { ReceiptFacts };

/** How far the station's clock can be believed; measured against the service's answers. */
export interface ClockFacts {
  readonly state: 'agrees' | 'differs' | 'unknown';
  /** Station minus service, ms; null: not compared since the start. */
  readonly offsetMs: number | null;
}

/** The fields that every record has besides its own data. */
export interface Envelope {
  /** Counts from 1 and never again from there. */
  readonly n: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Since this process started, ms; not affected by changes of the clock. */
  readonly upMs: number;
  readonly clock: ClockFacts;
  readonly kind: string;
  /** Hash of the record before. */
  readonly prev: string;
  readonly data: object;
}

export interface SealedLine {
  /** With its line feed. */
  readonly bytes: Buffer;
  readonly hash: string;
}

/** One record as one line: its body, the body's SHA-256, and the station's signature over that. */
export function sealLine({ n, at, upMs, clock, kind, prev, data }: Envelope, key: StationKey): SealedLine {
  const body = JSON.stringify({ v: 1, n, at, upMs, clock, station: key.station, kind, prev, data });
  const hash = hashOf(Buffer.from(body).toString('latin1'));
  const signature = key.sign(recordStatement(hash));
  return { bytes: Buffer.from(`{"record":${body},"hash":"${hash}","signature":"${signature}"}\n`), hash };
}

/**
 * The chain's newest record as one signed line, `LKH1 station n hash time signature`. Kept elsewhere it proves later that nothing up
 * to it was removed: the records alone can't show whether some are missing at the end.
 */
export function writeHead({ n, hash }: ChainEnd, key: StationKey, now: Date): string {
  const at = now.toISOString();
  const signature = key.sign(headStatement({ station: key.station, n, hash, at }));
  return `LKH1 ${key.station} ${n} ${hash} ${at} ${signature}`;
}

/** The receipt's digits as encoded in the QR code on the screen. */
export function writeReceipt(facts: ReceiptFacts, key: StationKey): string {
  const packed = packFacts(facts);
  return writeDigits(packed, Buffer.from(key.sign(receiptStatement(packed)), 'base64'));
}
