/** Checks the records of one station and reports every fault. Part of verify-records.mjs, for plain Node. */
import { checkStart } from './check-start.mjs';
import {
  hashOf,
  headStatement,
  isSignedBy,
  linesOf,
  keyNamedIn,
  parseLine,
  recordStatement,
  stationOf,
} from './record-format.mjs';

/**
 * @typedef {import('./record-format.mjs').Head} Head
 * @typedef {import('./record-format.mjs').SealedRecord} SealedRecord
 * @typedef {{ readonly name: string, readonly bytes: string }} RecordFile a character for each byte, so that none is lost
 * @typedef {{ readonly file: string, readonly line: number, readonly code: FindingCode, readonly detail: string }} Finding
 * @typedef {'not-a-record' | 'torn-end' | 'hash-wrong' | 'signature-wrong' | 'key-changed' | 'key-unknown' | 'station-wrong'
 *   | 'number-wrong' | 'chain-broken' | 'start-missing' | 'head-missing' | 'head-differs' | 'head-forged' | 'empty'} FindingCode
 * @typedef {{ readonly heads?: readonly Head[], readonly publicKey?: string | null, readonly part?: boolean }} VerifyOptions
 * @typedef {{ readonly ok: boolean, readonly station: string | null, readonly publicKey: string | null, readonly records: number,
 *   readonly first: number | null, readonly last: number | null, readonly lastHash: string | null,
 *   readonly from: string | null, readonly to: string | null, readonly verdicts: { live: number, notLive: number, errors: number },
 *   readonly unfinished: readonly string[], readonly heads: number, readonly findings: readonly Finding[], readonly notes: readonly string[] }} Report
 */

/**
 * Checks the records of one station, oldest file first.
 * @param {readonly RecordFile[]} files
 * @param {VerifyOptions} options
 * @returns {Report}
 */
export function verifyRecords(files, { heads = [], publicKey = null, part = false } = {}) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {string[]} */
  const notes = [];
  const records = files.flatMap((file) => readFile(file, findings));
  const key = publicKey ?? trustedKey(records, notes);
  const sound = checkSignatures(records, key, publicKey !== null, findings);
  checkChain(records, findings);
  const mayBeginLater = part || checkStart(records, sound, findings, notes);
  for (const head of heads) checkSignatureOf(head, key, findings);
  checkHeads(heads, records, mayBeginLater, findings, notes);
  if (records.length === 0)
    findings.push({ file: files[0]?.name ?? '', line: 0, code: 'empty', detail: 'no record' });
  noteDamage(records, notes);
  const first = records[0]?.body;
  const last = records.at(-1);
  return {
    ok: findings.length === 0,
    station: key && stationOf(key),
    publicKey: key,
    records: records.length,
    first: first?.n ?? null,
    last: last?.body.n ?? null,
    lastHash: last?.hash ?? null,
    from: first?.at ?? null,
    to: last?.body.at ?? null,
    ...countAttempts(records),
    heads: heads.length,
    findings,
    notes,
  };
}

/** @typedef {SealedRecord & { readonly file: string, readonly line: number, readonly isWhole: boolean }} PlacedRecord isWhole: its hash is right */

/** @param {RecordFile} file @param {Finding[]} findings @returns {PlacedRecord[]} */
function readFile({ name, bytes }, findings) {
  /** @type {PlacedRecord[]} */
  const records = [];
  let at = 0;
  let noRecords = 0;
  for (const line of linesOf(bytes)) {
    at += 1;
    const place = { file: name, line: at };
    const record = parseLine(line);
    if (!record) {
      noRecords += 1;
      // Otherwise megabytes of foreign content would give as many findings.
      if (noRecords <= mostNamed)
        findings.push({ ...place, code: 'not-a-record', detail: `${line.length} bytes` });
      continue;
    }
    const isWhole = hashOf(record.bytes) === record.hash;
    const detail = `record ${record.body.n} was changed after it was written`;
    if (!isWhole) findings.push({ ...place, code: 'hash-wrong', detail });
    records.push({ ...record, ...place, isWhole });
  }
  if (noRecords > mostNamed)
    findings.push({ file: name, line: at, code: 'not-a-record', detail: `${noRecords} lines in all` });
  // Every record ends with a line feed: text after the last one is a partial record.
  const rest = bytes.length - 1 - bytes.lastIndexOf('\n');
  if (rest > 0) findings.push({ file: name, line: at + 1, code: 'torn-end', detail: `${rest} characters` });
  return records;
}

/** Of lines that are no records, in each file. */
const mostNamed = 100;

/**
 * If no key is given, the first one that the records name. This shows only that the records belong together: whether it is the station's
 * key has to be checked against the one noted at set-up.
 * @param {readonly PlacedRecord[]} records @param {string[]} notes @returns {string | null}
 */
function trustedKey(records, notes) {
  const headers = records.filter(({ body }) => body.kind === 'file');
  const header = headers.find(({ body }) => body.data['key'] === 'station') ?? headers[0];
  const key = header ? keyNamedIn(header.body) : null;
  if (key === null) return null;
  notes.push(
    'No public key was given: the one named in the records was used. Compare it with the one written down at set-up.',
  );
  if (header?.body.data['key'] === 'run')
    notes.push('The records are signed with a temporary key (no key store), which proves little.');
  return key;
}

/**
 * @param {readonly PlacedRecord[]} records @param {string | null} key
 * @param {boolean} isGiven the key was given on the command line, and no other counts @param {Finding[]} findings
 * @returns {PlacedRecord[]} the undamaged records signed by the station: only their content is relied on
 */
function checkSignatures(records, key, isGiven, findings) {
  const onlyRuns =
    !isGiven && records.every(({ body }) => body.kind !== 'file' || body.data['key'] === 'run');
  let current = key;
  /** @type {PlacedRecord[]} */
  const sound = [];
  for (const record of records) {
    const { file, line, body, hash, signature, isWhole } = record;
    const place = { file, line };
    if (body.kind === 'file') {
      const named = keyNamedIn(body);
      // A demonstration without a key store makes a new key at each start; a station never does.
      if (onlyRuns) current = named;
      else if (named !== key) {
        const detail =
          named === null ? 'the file names no key' : `the file names the key of station ${stationOf(named)}`;
        findings.push({ ...place, code: 'key-changed', detail });
      }
    }
    const n = `record ${body.n}`;
    if (!current)
      findings.push({
        ...place,
        code: 'key-unknown',
        detail: 'no public key is known: name it with --public-key',
      });
    else if (!isSignedBy(current, recordStatement(hash), signature)) {
      const detail = `${n} was not signed by station ${stationOf(current)}`;
      findings.push({ ...place, code: 'signature-wrong', detail });
    } else if (body.station !== stationOf(current))
      findings.push({ ...place, code: 'station-wrong', detail: `${n} names station ${body.station}` });
    else if (isWhole) sound.push(record);
  }
  return sound;
}

/** @param {readonly PlacedRecord[]} records @param {Finding[]} findings */
function checkChain(records, findings) {
  records.forEach(({ file, line, body }, at) => {
    const before = records[at - 1];
    if (!before) return;
    if (body.n !== before.body.n + 1)
      findings.push({
        file,
        line,
        code: 'number-wrong',
        detail: `record ${body.n} follows record ${before.body.n}`,
      });
    if (body.prev !== before.hash)
      findings.push({
        file,
        line,
        code: 'chain-broken',
        detail: `record ${body.n} does not hold the hash of record ${before.body.n}`,
      });
  });
}

/** @param {readonly PlacedRecord[]} records @param {string[]} notes */
function noteDamage(records, notes) {
  for (const { body } of records) {
    const { damage } = body.data;
    if (body.kind !== 'file' || damage === undefined || damage === null) continue;
    const words = typeof damage === 'string' ? damage : 'not described';
    notes.push(`The station itself recorded damage at record ${body.n}: ${words}.`);
  }
}

/** @param {Head} head @param {string | null} key @param {Finding[]} findings */
function checkSignatureOf(head, key, findings) {
  // The short form has none.
  if (head.signature === null) return;
  if (key && head.station === stationOf(key) && isSignedBy(key, headStatement(head), head.signature)) return;
  const detail = `the checkpoint of record ${head.n} was not signed by this station`;
  findings.push({ ...atHead, code: 'head-forged', detail });
}

const atHead = { file: 'head', line: 0 };

/**
 * @param {readonly Head[]} heads @param {readonly PlacedRecord[]} records
 * @param {boolean} mayBeginLater records before the first one here may be missing @param {Finding[]} findings @param {string[]} notes
 */
function checkHeads(heads, records, mayBeginLater, findings, notes) {
  // Of doubled ones the first.
  const byNumber = new Map(records.toReversed().map((record) => [record.body.n, record]));
  const [first, last] = [records[0]?.body.n ?? 0, records.at(-1)?.body.n ?? 0];
  // If all heads are older than the first record they prove nothing; with a newer head, the records of old ones may be missing.
  const someReach = heads.some(({ n }) => n >= first);
  let tooOld = 0;
  for (const { n, hash } of heads) {
    const record = byNumber.get(n);
    if (!record && n < first && mayBeginLater && someReach) tooOld += 1;
    else if (!record) {
      const detail = `record ${n} is missing: the records here are ${first} to ${last}`;
      findings.push({ ...atHead, code: 'head-missing', detail });
    } else if (record.hash !== hash) {
      const detail = `record ${n} is not the one that the checkpoint names`;
      findings.push({ ...atHead, code: 'head-differs', detail });
    }
  }
  if (tooOld > 0) notes.push(`Checkpoints older than the first record here (${first}): ${tooOld}.`);
}

/** @param {readonly PlacedRecord[]} records */
function countAttempts(records) {
  const verdicts = { live: 0, notLive: 0, errors: 0 };
  /** @type {Set<string>} */
  const begun = new Set();
  for (const { body } of records) {
    const { attemptId, outcome } = body.data;
    const id = typeof attemptId === 'string' ? attemptId : `record ${body.n}`;
    if (body.kind === 'sending') begun.add(id);
    if (body.kind !== 'attempt') continue;
    begun.delete(id);
    if (outcome === 'live') verdicts.live += 1;
    else if (outcome === 'not-live') verdicts.notLive += 1;
    else verdicts.errors += 1;
  }
  return { verdicts, unfinished: [...begun] };
}
