/**
 * How a receipt is written: 100 bytes of facts and 64 of signature, as one long decimal number. Digits alone, since a scanner that
 * types what it reads gets letters wrong on a computer whose keyboard is set to Russian or Kazakh; and a QR code holds digits
 * in less room. Nothing here needs Node, so that a page in a browser can run the same code.
 *
 *   0 version (1 or 2) · 1 flags (1 live, 2 demonstration) · 2–9 station · 10–13 number of the record · 14–17 time, s since 1970
 *   18–33 attempt · 34–35 score × 10,000 · 36–67 SHA-256 of the picture that was sent · 68–99 hash of the record · 100–163 Ed25519
 *
 * Version 2 has the number of the failure class above the two flags. What was confirmed, and what has no class, is still written
 * as version 1, which older pages read.
 */

/**
 * @typedef {'eyes' | 'face' | 'light' | 'distance' | 'general'} FailureClass what the service found wanting
 * @typedef {{ readonly station: string, readonly n: number, readonly at: string, readonly attemptId: string,
 *   readonly verdict: 'live' | 'not-live', readonly failureClass: FailureClass | null, readonly demonstration: boolean, readonly score: number,
 *   readonly pictureSha256: string, readonly recordHash: string }} ReceiptFacts
 * station: 16 hex digits. at: ISO 8601, whole seconds. failureClass: null where it is live, and in receipts of version 1. score: 0..1, to four places. Hashes: lower-case hex.
 */

export const factBytes = 100;
export const receiptBytes = 164;
/** In the order of their numbers, from 1. @type {readonly FailureClass[]} */
const failureClasses = ['eyes', 'face', 'light', 'distance', 'general'];
/** In front of the bytes, so that leading zeros are not lost in the number. */
const guard = '01';

/** @param {ReceiptFacts} facts @returns {Uint8Array<ArrayBuffer>} what is signed, after `receiptStatement` */
export function packFacts(facts) {
  const bytes = new Uint8Array(factBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = facts.failureClass === null ? 1 : 2;
  bytes[1] = (facts.verdict === 'live' ? 1 : 0) | (facts.demonstration ? 2 : 0);
  if (facts.failureClass !== null) bytes[1] |= (failureClasses.indexOf(facts.failureClass) + 1) << 2;
  bytes.set(fromHex(facts.station), 2);
  view.setUint32(10, facts.n);
  view.setUint32(14, Math.floor(Date.parse(facts.at) / 1000));
  bytes.set(fromHex(facts.attemptId.replaceAll('-', '')), 18);
  view.setUint16(34, Math.round(facts.score * 10_000));
  bytes.set(fromHex(facts.pictureSha256), 36);
  bytes.set(fromHex(facts.recordHash), 68);
  return bytes;
}

/** @param {Uint8Array} bytes @returns {ReceiptFacts | null} null: of another version, or with a flag that its version does not know */
export function unpackFacts(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = Number(bytes[1]);
  const failureClass = failureClasses[(flags >> 2) - 1] ?? null;
  // A class comes with version 2 alone, always, and never with a living person.
  const isKnown = bytes[0] === 1 ? flags <= 3 : bytes[0] === 2 && failureClass !== null && (flags & 1) === 0;
  if (!isKnown) return null;
  const id = toHex(bytes.subarray(18, 34));
  return {
    station: toHex(bytes.subarray(2, 10)),
    n: view.getUint32(10),
    at: new Date(view.getUint32(14) * 1000).toISOString().replace('.000', ''),
    attemptId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    verdict: (flags & 1) === 1 ? 'live' : 'not-live',
    failureClass,
    demonstration: (flags & 2) === 2,
    score: view.getUint16(34) / 10_000,
    pictureSha256: toHex(bytes.subarray(36, 68)),
    recordHash: toHex(bytes.subarray(68, 100)),
  };
}

/** What the signature is over: a record or a head can't stand in for a receipt. @param {Uint8Array} facts */
export function receiptStatement(facts) {
  const words = new TextEncoder().encode('liveness-kiosk receipt 1\n');
  const statement = new Uint8Array(words.length + facts.length);
  statement.set(words);
  statement.set(facts, words.length);
  return statement;
}

/** @param {Uint8Array} facts @param {Uint8Array} signature @returns {string} digits */
export function writeDigits(facts, signature) {
  return BigInt(`0x${guard}${toHex(facts)}${toHex(signature)}`).toString(10);
}

/**
 * What a scanner's digits become where the computer's keyboard is set to Kazakh: the keys on which others have 1 to 9 and 0
 * have letters and marks there, in small and with Caps Lock.
 */
const kazakhKeys = ['"ӘІҢҒ,.ҮҰҚ', '"әіңғ,.үұқ'];

/** @param {string} sign */
function digitOf(sign) {
  const at = Math.max(...kazakhKeys.map((row) => row.indexOf(sign)));
  return at < 0 ? sign : String((at + 1) % 10);
}

/** @param {string} text as scanned: blanks and line ends are let pass @returns {{ facts: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer> } | null} */
export function readDigits(text) {
  const signs = text.replace(/\s/g, '');
  // The length first: nobody is to make a browser work through a million digits.
  if (signs.length < 390 || signs.length > 400) return null;
  const digits = signs.replace(/\D/g, digitOf);
  if (!/^\d+$/.test(digits)) return null;
  const hex = BigInt(digits)
    .toString(16)
    .padStart(guard.length + receiptBytes * 2, '0');
  if (hex.length !== guard.length + receiptBytes * 2 || !hex.startsWith(guard)) return null;
  const bytes = fromHex(hex.slice(guard.length));
  return { facts: bytes.slice(0, factBytes), signature: bytes.slice(factBytes) };
}

/** @param {Uint8Array} bytes */
export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} hex */
function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
