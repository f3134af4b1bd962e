#!/usr/bin/env node
/**
 * Checks receipts of a liveness kiosk. This file and the three beside it that it imports need plain Node 20 or newer and nothing else;
 * `--verify-receipt` of the kiosk runs the very same code, and docs/verify-receipt.html does the same in a browser.
 *
 *   node verify-receipt.mjs DIGITS|FILE… --public-key KEY|FILE
 *
 * One line of JSON for each receipt. Exit code 0: the station signed all of them as they are. 1: it did not sign one of them. 2: one could not be read.
 */
import { basename } from 'node:path';
import { readDigits, receiptStatement, unpackFacts } from './receipt-format.mjs';
import { textOf } from './read-given.mjs';
import { isSignedBy, parsePublicKey, stationOf } from './record-format.mjs';

/**
 * @typedef {import('./receipt-format.mjs').ReceiptFacts} ReceiptFacts
 * @typedef {{ readonly state: 'valid' | 'forged' | 'foreign', readonly facts: ReceiptFacts }
 *   | { readonly state: 'unreadable', readonly facts: null }} CheckedReceipt
 * forged: not signed with this key, or changed afterwards. foreign: it names another station.
 */

/**
 * @param {string} text the digits, as scanned
 * @param {string} publicKey base64, of the station that the receipt should come from
 * @returns {CheckedReceipt}
 */
export function checkReceipt(text, publicKey) {
  const read = readDigits(text);
  const facts = read && unpackFacts(read.facts);
  if (!facts) return { state: 'unreadable', facts: null };
  if (facts.station !== stationOf(publicKey)) return { state: 'foreign', facts };
  const signature = Buffer.from(read.signature).toString('base64');
  const isValid = isSignedBy(publicKey, receiptStatement(read.facts), signature);
  return { state: isValid ? 'valid' : 'forged', facts };
}

/**
 * @param {readonly string[]} words @param {(text: string) => void} print @param {(text: string) => void} complain
 * @param {(checked: CheckedReceipt) => void} explain for people; the kiosk has it in several languages @returns {number} the exit code
 */
export function runVerifyReceipt(words, print, complain, explain = () => {}) {
  try {
    return verifyReceipts(words, print, complain, explain);
  } catch (error) {
    // For instance, a folder was given instead of a file.
    complain(/** @type {Error} */ (error).message);
    return 2;
  }
}

/**
 * @param {readonly string[]} words @param {(text: string) => void} print @param {(text: string) => void} complain
 * @param {(checked: CheckedReceipt) => void} explain
 */
function verifyReceipts(words, print, complain, explain) {
  const keyAt = words.indexOf('--public-key');
  const publicKey = keyAt < 0 ? null : parsePublicKey(textOf(words[keyAt + 1] ?? ''));
  const given = words.filter((_, at) => keyAt < 0 || (at !== keyAt && at !== keyAt + 1));
  if (!publicKey || given.length === 0) {
    complain('Name the receipt and the public key of its station: DIGITS|FILE --public-key KEY|FILE');
    return 2;
  }
  const checked = given.map((one) => checkReceipt(textOf(one), publicKey));
  for (const one of checked) {
    print(JSON.stringify(one));
    explain(one);
  }
  if (checked.some(({ state }) => state === 'unreadable')) return 2;
  return checked.every(({ state }) => state === 'valid') ? 0 : 1;
}

// Also bundled into the kiosk, where the first word is never this file.
/* v8 ignore if -- @preserve: by tests in a process of its own */
if (basename(String(process.argv[1])) === 'verify-receipt.mjs') {
  process.exitCode = runVerifyReceipt(
    process.argv.slice(2),
    (text) => process.stdout.write(`${text}\n`),
    (text) => process.stderr.write(`${text}\n`),
  );
}
