import {
  readDigits,
  receiptStatement,
  toHex,
  unpackFacts,
} from '../../main/records/verifier/receipt-format.mjs';

/**
 * @typedef {import('../../main/records/verifier/receipt-format.mjs').ReceiptFacts} ReceiptFacts
 * @typedef {{ readonly publicKey: string, readonly station: string, readonly name: string }} Station
 * publicKey: base64 of 32 bytes. station: 16 hex digits. name: what the bank calls it, may be empty.
 * @typedef {{ readonly state: 'valid' | 'forged', readonly facts: ReceiptFacts, readonly station: Station }
 *   | { readonly state: 'foreign', readonly facts: ReceiptFacts } | { readonly state: 'unreadable' }} Checked
 */

/** The first 16 hex digits of the SHA-256 of the public key's 32 bytes. @param {string} publicKey @returns {Promise<string>} */
async function stationNameOf(publicKey) {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(publicKey));
  return toHex(new Uint8Array(digest)).slice(0, 16);
}

/**
 * One station on each line: its public key, then whatever the bank calls it. Other lines say nothing, so that the whole output of
 * `--print-head` can be pasted.
 * @param {string} text
 * @returns {Promise<Station[]>} each once
 */
export async function readStations(text) {
  const found = [...text.matchAll(/^[ \t]*([A-Za-z0-9+/]{43}=)(?:[ \t]+(.*))?$/gm)];
  const named = new Map(found.map(([, publicKey = '', name = '']) => [publicKey, name.trim()]));
  return Promise.all(
    [...named].map(async ([publicKey, name]) => ({
      publicKey,
      station: await stationNameOf(publicKey),
      name,
    })),
  );
}

/** @param {readonly Station[]} stations @returns {string} as readStations takes it */
export const writeStations = (stations) =>
  stations.map(({ publicKey, name }) => `${publicKey} ${name}`.trim()).join('\n');

/** Why signatures can't be checked here; null: they can. @returns {Promise<'insecure' | 'tooOld' | null>} */
export async function findObstacle() {
  // Browsers keep their cryptography from pages that came over plain HTTP.
  if (!globalThis.crypto?.subtle) return 'insecure';
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    return null;
  } catch {
    return 'tooOld';
  }
}

/** As verify-receipt.mjs does it, among several stations. @param {string} text @param {readonly Station[]} stations @returns {Promise<Checked>} */
export async function checkReceipt(text, stations) {
  const read = readDigits(text);
  const facts = read && unpackFacts(read.facts);
  if (!facts) return { state: 'unreadable' };
  const station = stations.find((one) => one.station === facts.station);
  if (!station) return { state: 'foreign', facts };
  const key = await crypto.subtle.importKey('raw', bytesOf(station.publicKey), { name: 'Ed25519' }, false, [
    'verify',
  ]);
  const statement = receiptStatement(read.facts);
  const isValid = await crypto.subtle.verify({ name: 'Ed25519' }, key, read.signature, statement);
  return { state: isValid ? 'valid' : 'forged', facts, station };
}

/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
