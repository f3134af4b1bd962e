#!/usr/bin/env node
/**
 * Checks the records of a liveness kiosk. This file and the four beside it that it imports need plain Node 20 or newer and nothing
 * else, so that an auditor can read them and run them elsewhere; `--verify-records` of the kiosk runs the very
 * same code. docs/records.md describes the format and the findings.
 *
 *   node verify-records.mjs FOLDER|FILE… [--head HEAD|FILE]… [--public-key KEY|FILE] [--part] [--json]
 *
 * Exit code 0: no findings. 1: findings. 2: the check could not be made.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { verifyRecords } from './check-records.mjs';
import { readRegularFile, textOf } from './read-given.mjs';
import { parseHeads, parsePublicKey } from './record-format.mjs';

/**
 * @typedef {import('./check-records.mjs').RecordFile} RecordFile
 * @typedef {import('./check-records.mjs').Report} Report
 * @typedef {import('./check-records.mjs').VerifyOptions} VerifyOptions
 * @typedef {import('./record-format.mjs').Head} Head
 */

/** As the kiosk names them (main/records/record-files.ts). */
const namePattern = /^records-(\d{6}|[1-9]\d{6,8})\.jsonl$/;

/** The files of a folder of records in their order, or the one file. @param {string} path @returns {RecordFile[]} */
export function readRecordFiles(path) {
  const names = statSync(path).isDirectory()
    ? readdirSync(path)
        .flatMap((name) => {
          const number = namePattern.exec(name)?.[1];
          return number === undefined ? [] : [{ name, number: Number(number) }];
        })
        .sort((a, b) => a.number - b.number)
        .map(({ name }) => join(path, name))
    : [path];
  return names.map((name) => ({ name: basename(name), bytes: readRegularFile(name).toString('latin1') }));
}

/** Reads the words of the command line. @param {readonly string[]} words @returns {(VerifyOptions & { paths: string[], json: boolean }) | string} */
export function readWords(words) {
  const paths = [];
  /** @type {Head[]} */
  const heads = [];
  /** @type {string | null | undefined} */
  let publicKey;
  for (let at = 0; at < words.length; at += 1) {
    const word = String(words[at]);
    if (word === '--head') {
      const found = parseHeads(textOf(words[(at += 1)] ?? ''));
      if (!found) return 'A checkpoint (--head) can’t be read. Give lines of the form LKH1 … or number:hash.';
      heads.push(...found);
    } else if (word === '--public-key') publicKey = parsePublicKey(textOf(words[(at += 1)] ?? ''));
    else if (word !== '--part' && word !== '--json') paths.push(word);
  }
  if (publicKey === null)
    return 'The public key can’t be read. Give 44 characters of base64 on a line of their own.';
  if (paths.length === 0) return 'Name the folder of the records, or a file.';
  const [part, json] = [words.includes('--part'), words.includes('--json')];
  return { paths, heads, part, json, ...(publicKey && { publicKey }) };
}

/**
 * Characters that a terminal would execute or show in another order: control characters, direction marks, invisible characters. A
 * record can hold any text, and unsigned records are reported too. Escaped as in JSON.
 * @param {string} text
 */
export const makeVisible = (text) =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => found.split('').map(escapeUnit).join(''));

/** @param {string} unit one of UTF-16 */
const escapeUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** @param {Report} report @returns {string} for people */
export function describeReport(report) {
  const {
    records,
    first,
    last,
    from,
    to,
    station,
    publicKey,
    verdicts,
    unfinished,
    findings,
    notes,
    lastHash,
    heads,
  } = report;
  return [
    `${report.ok ? 'OK: no findings' : `FINDINGS: ${findings.length}`}; records: ${records} (${first}–${last}, ${from} to ${to})`,
    `station ${station}, public key ${publicKey}`,
    `checkpoint ${last}:${lastHash}`,
    `published checkpoints compared: ${heads}`,
    `attempts: ${verdicts.live} live, ${verdicts.notLive} not live, ${verdicts.errors} without a result, ${unfinished.length} never finished`,
    ...notes.map((note) => `note: ${note}`),
    ...findings.map(({ file, line, code, detail }) => `${file}:${line}: ${code}: ${detail}`),
  ]
    .map(makeVisible)
    .join('\n');
}

/**
 * @param {readonly string[]} words @param {(text: string) => void} print @param {(text: string) => void} complain
 * @param {(report: Report) => string} describe the kiosk has the report in other languages as well @returns {number} the exit code
 */
export function runVerifyRecords(words, print, complain, describe = describeReport) {
  try {
    const read = readWords(words);
    if (typeof read === 'string') {
      complain(read);
      return 2;
    }
    const report = verifyRecords(read.paths.flatMap(readRecordFiles), read);
    print(read.json ? makeVisible(JSON.stringify(report)) : describe(report));
    return report.ok ? 0 : 1;
  } catch (error) {
    complain(makeVisible(/** @type {Error} */ (error).message));
    return 2;
  }
}

// Also bundled into the kiosk, where the first word is never this file.
/* v8 ignore if -- @preserve: by tests in a process of its own */
if (basename(String(process.argv[1])) === 'verify-records.mjs') {
  process.exitCode = runVerifyRecords(
    process.argv.slice(2),
    (text) => process.stdout.write(`${text}\n`),
    (text) => process.stderr.write(`${text}\n`),
  );
}
