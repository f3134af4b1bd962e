/**
 * How a record, a head and a station's name are written; used by both the kiosk and the verifier.
 * Part of verify-records.mjs, for plain Node.
 */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';

/**
 * @typedef {{ readonly n: number, readonly hash: string, readonly station: string | null,
 *   readonly at: string | null, readonly signature: string | null }} Head
 * @typedef {{ readonly v: number, readonly n: number, readonly at: string, readonly station: string, readonly kind: string,
 *   readonly prev: string, readonly data: Readonly<Record<string, any>> }} Body
 * @typedef {{ readonly body: Body, readonly bytes: string, readonly hash: string, readonly signature: string }} SealedRecord
 */

/** `prev` of the very first record. */
export const noRecord = '0'.repeat(64);
const begin = '{"record":';
/** After the body: its hash as 64 hex digits and the signature as 88 characters of base64, so that it is found from the end. */
const end = /^,"hash":"([0-9a-f]{64})","signature":"([A-Za-z0-9+/]{86}==)"\}$/;
const endLength = `,"hash":"","signature":""}`.length + 64 + 88;

/** The complete lines of a file, one after the other, without text after the last line feed. @param {string} bytes */
export function* linesOf(bytes) {
  for (let from = 0, to = bytes.indexOf('\n'); to >= 0; from = to + 1, to = bytes.indexOf('\n', from))
    yield bytes.slice(from, to);
}

/** @param {string} line a character for each byte @returns {SealedRecord | null} null: not a record at all */
export function parseLine(line) {
  const found = end.exec(line.slice(-endLength));
  // The last character before the padding has unused bits: only the canonical encoding is accepted.
  if (!found || !line.startsWith(begin) || !isCanonical(String(found[2]))) return null;
  const bytes = line.slice(begin.length, -endLength);
  try {
    const body = JSON.parse(Buffer.from(bytes, 'latin1').toString('utf8'));
    return isBody(body) ? { body, bytes, hash: String(found[1]), signature: String(found[2]) } : null;
  } catch {
    return null;
  }
}

/**
 * The fields around the data have shapes that leave no room for free text: they are printed even if the signature is wrong.
 * @param {any} body @returns {body is Body}
 */
const isBody = (body) =>
  isObject(body) &&
  Number.isSafeInteger(body.n) &&
  body.n > 0 &&
  isTime(body.at) &&
  isText(body.station, /^[0-9a-f]{16}$/) &&
  isText(body.kind, /^[a-z-]{1,40}$/) &&
  isText(body.prev, /^[0-9a-f]{64}$/) &&
  isObject(body.data);

/** @param {unknown} value @returns {boolean} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @param {RegExp} shape */
const isText = (value, shape) => typeof value === 'string' && shape.test(value);

/** ISO 8601 in UTC, to the letter as `Date.toISOString` writes it. @param {unknown} value @returns {value is string} */
export function isTime(value) {
  const at = typeof value === 'string' ? new Date(value) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString() === value;
}

/** The key that a record of the kind `file` names; null: none that could be one. @param {Body} body @returns {string | null} */
export function keyNamedIn({ data }) {
  const { publicKey } = data;
  return typeof publicKey === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(publicKey) ? publicKey : null;
}

/**
 * Number of the first record that should be there, by the first record of a file or by a deletion; null: this record does not state it.
 * @param {Body} body @returns {number | null}
 */
export function beginningIn({ kind, data }) {
  const { begins, lastN } = data;
  if (kind === 'file' && Number.isSafeInteger(begins)) return begins;
  return kind === 'retention' && Number.isSafeInteger(lastN) ? lastN + 1 : null;
}

/** @param {string} base64 */
const isCanonical = (base64) => Buffer.from(base64, 'base64').toString('base64') === base64;

/** @param {string} bytes the body exactly as in the line, a character for each byte */
export const hashOf = (bytes) => createHash('sha256').update(bytes, 'latin1').digest('hex');

/** What is signed: never the bare hash, so that a record, a head and a receipt can't stand in for each other. @param {string} hash */
export const recordStatement = (hash) => `liveness-kiosk record 1\n${hash}`;

/** @param {{ station: string | null, n: number, hash: string, at: string | null }} head */
export const headStatement = ({ station, n, hash, at }) =>
  `liveness-kiosk head 1\n${station}\n${n}\n${hash}\n${at}`;

/** The first 16 hex digits of the SHA-256 of the 32 raw bytes of the public key. @param {string} publicKey base64 */
export const stationOf = (publicKey) =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);

/** @param {string} publicKey base64 of the 32 raw bytes of an Ed25519 key @param {string | Uint8Array} statement @param {string} signature base64 */
export function isSignedBy(publicKey, statement, signature) {
  try {
    const der = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(publicKey, 'base64'),
    ]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verifySignature(null, Buffer.from(statement), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Reads one line: `LKH1 station n hash time signature`, or the short `n:hash`. @param {string} line @returns {Head | null} */
export function parseHead(line) {
  const text = line.trim();
  const long = /^LKH1 ([0-9a-f]{16}) (\d{1,12}) ([0-9a-f]{64}) (\S+) ([A-Za-z0-9+/]{86}==)$/.exec(text);
  if (long && isTime(long[4]))
    return {
      station: String(long[1]),
      n: Number(long[2]),
      hash: String(long[3]),
      at: String(long[4]),
      signature: String(long[5]),
    };
  const short = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text);
  return short && { station: null, n: Number(short[1]), hash: String(short[2]), at: null, signature: null };
}

/**
 * Every head of a text, a line each; a bank may keep one of each day in one file. Lines without one, such as the public key, are
 * skipped. Null: there is none, or one of them can’t be read, since fewer heads would be checked than the user expects.
 * @param {string} text @returns {Head[] | null}
 */
export function parseHeads(text) {
  /** @type {Head[]} */
  const heads = [];
  for (const line of text.split(/[\r\n]+/)) {
    const head = parseHead(line);
    if (head) heads.push(head);
    else if (parsePublicKey(line) === null && looksLikeHead.test(line)) return null;
  }
  return heads.length > 0 ? heads : null;
}

/** At the beginning also where it was mistyped; further on, as after a date or a quotation mark, not within base64. */
const looksLikeHead = /^\s*LKH|(?<![A-Za-z0-9+/])LKH\d|^\s*\d+:[0-9a-f]{20}/i;

/** A line with nothing but a public key: a head’s signature ends in what looks like one. @param {string} text @returns {string | null} */
export const parsePublicKey = (text) => /^([A-Za-z0-9+/]{43}=)\s*$/m.exec(text)?.[1] ?? null;
