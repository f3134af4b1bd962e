/** Goes through the records of one station and says what does not fit. Part of verify-records.mjs, for plain Node. */
import {
  hashOf,
  headStatement,
  isSignedBy,
  noRecord,
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
 * @typedef {{ readonly head?: Head | null, readonly publicKey?: string | null, readonly part?: boolean }} VerifyOptions
 * @typedef {{ readonly ok: boolean, readonly station: string | null, readonly publicKey: string | null, readonly records: number,
 *   readonly first: number | null, readonly last: number | null, readonly lastHash: string | null,
 *   readonly from: string | null, readonly to: string | null, readonly verdicts: { live: number, notLive: number, errors: number },
 *   readonly unfinished: readonly string[], readonly findings: readonly Finding[], readonly notes: readonly string[] }} Report
 */

/**
 * Goes through the records of one station, oldest file first.
 * @param {readonly RecordFile[]} files
 * @param {VerifyOptions} options
 * @returns {Report}
 */
export function verifyRecords(files, { head = null, publicKey = null, part = false } = {}) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {string[]} */
  const notes = [];
  const records = files.flatMap((file) => readFile(file, findings));
  const key = publicKey ?? trustedKey(records, notes);
  checkSignatures(records, key, publicKey !== null, findings);
  checkChain(records, findings);
  if (!part) checkStart(records, findings, notes);
  if (head) checkHead(head, records, key, findings);
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
    findings,
    notes,
  };
}

/** @typedef {SealedRecord & { readonly file: string, readonly line: number }} PlacedRecord */

/** @param {RecordFile} file @param {Finding[]} findings @returns {PlacedRecord[]} */
function readFile({ name, bytes }, findings) {
  const lines = bytes.split('\n');
  // Every record ends with a line feed: what stands after the last one was never finished.
  const rest = lines.pop() ?? '';
  if (rest !== '') {
    findings.push({
      file: name,
      line: lines.length + 1,
      code: 'torn-end',
      detail: `${rest.length} characters`,
    });
  }
  return lines.flatMap((line, at) => {
    const place = { file: name, line: at + 1 };
    const record = parseLine(line);
    if (!record) findings.push({ ...place, code: 'not-a-record', detail: `${line.length} bytes` });
    else if (hashOf(record.bytes) !== record.hash) {
      findings.push({
        ...place,
        code: 'hash-wrong',
        detail: `record ${record.body.n} was changed after it was written`,
      });
    }
    return record ? [{ ...record, ...place }] : [];
  });
}

/**
 * Where nobody names a key, the first one that the records name. Then they only fit together: whether it is the station's
 * own has to be compared with the one that was written down at set-up.
 * @param {readonly PlacedRecord[]} records @param {string[]} notes @returns {string | null}
 */
function trustedKey(records, notes) {
  const headers = records.filter(({ body }) => body.kind === 'file');
  const header = headers.find(({ body }) => body.data['key'] === 'station') ?? headers[0];
  const key = header?.body.data['publicKey'];
  if (typeof key !== 'string') return null;
  notes.push(
    'No public key was given: the one in the records was used. Compare it with the one kept elsewhere.',
  );
  if (header?.body.data['key'] === 'run')
    notes.push('Signed with a key of one run of the program (no key store): it proves little.');
  return key;
}

/**
 * @param {readonly PlacedRecord[]} records @param {string | null} key
 * @param {boolean} isGiven the key was named by whoever checks, and no other counts @param {Finding[]} findings
 */
function checkSignatures(records, key, isGiven, findings) {
  const onlyRuns =
    !isGiven && records.every(({ body }) => body.kind !== 'file' || body.data['key'] === 'run');
  let current = key;
  for (const { file, line, body, hash, signature } of records) {
    if (body.kind === 'file') {
      const named = String(body.data['publicKey']);
      // A demonstration without a key store makes a new key at each start; a station never does.
      if (onlyRuns) current = named;
      else if (named !== key)
        findings.push({ file, line, code: 'key-changed', detail: `signed from here by ${stationOf(named)}` });
    }
    if (!current) findings.push({ file, line, code: 'key-unknown', detail: 'give it with --public-key' });
    else if (!isSignedBy(current, recordStatement(hash), signature))
      findings.push({
        file,
        line,
        code: 'signature-wrong',
        detail: `record ${body.n} was not signed by ${stationOf(current)}`,
      });
    else if (body.station !== stationOf(current))
      findings.push({
        file,
        line,
        code: 'station-wrong',
        detail: `record ${body.n} names station ${body.station}`,
      });
  }
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
        detail: `record ${body.n} after record ${before.body.n}`,
      });
    if (body.prev !== before.hash)
      findings.push({
        file,
        line,
        code: 'chain-broken',
        detail: `record ${body.n} does not follow on record ${before.body.n}`,
      });
  });
}

/** @param {readonly PlacedRecord[]} records @param {Finding[]} findings @param {string[]} notes */
function checkStart(records, findings, notes) {
  const first = records[0];
  if (!first || (first.body.n === 1 && first.body.prev === noRecord)) return;
  const told = records.some(
    ({ body }) => body.kind === 'retention' && body.data['lastHash'] === first.body.prev,
  );
  if (told)
    notes.push(
      `Records 1 to ${first.body.n - 1} were deleted when their time was over, as a later record says.`,
    );
  else
    findings.push({
      file: first.file,
      line: first.line,
      code: 'start-missing',
      detail: `the first one here is record ${first.body.n}`,
    });
}

/** @param {readonly PlacedRecord[]} records @param {string[]} notes */
function noteDamage(records, notes) {
  for (const { body } of records) {
    const { damage } = body.data;
    if (body.kind === 'file' && damage)
      notes.push(`The station found damage itself at record ${body.n}: ${damage}.`);
  }
}

/** @param {Head} head @param {readonly PlacedRecord[]} records @param {string | null} key @param {Finding[]} findings */
function checkHead(head, records, key, findings) {
  const place = { file: 'head', line: 0 };
  if (
    head.signature &&
    !(key && head.station === stationOf(key) && isSignedBy(key, headStatement(head), head.signature))
  )
    findings.push({ ...place, code: 'head-forged', detail: 'the head was not signed by this station' });
  const record = records.find(({ body }) => body.n === head.n);
  const [first, last] = [records[0]?.body.n ?? 0, records.at(-1)?.body.n ?? 0];
  if (!record)
    findings.push({
      ...place,
      code: 'head-missing',
      detail: `record ${head.n} is not here; there are records ${first} to ${last}`,
    });
  else if (record.hash !== head.hash)
    findings.push({
      ...place,
      code: 'head-differs',
      detail: `record ${head.n} is not the one that was published`,
    });
}

/** @param {readonly PlacedRecord[]} records */
function countAttempts(records) {
  const verdicts = { live: 0, notLive: 0, errors: 0 };
  /** @type {Set<string>} */
  const begun = new Set();
  for (const { body } of records) {
    const { attemptId, outcome } = body.data;
    if (body.kind === 'sending') begun.add(attemptId);
    if (body.kind !== 'attempt') continue;
    begun.delete(attemptId);
    if (outcome === 'live') verdicts.live += 1;
    else if (outcome === 'not-live') verdicts.notLive += 1;
    else verdicts.errors += 1;
  }
  return { verdicts, unfinished: [...begun] };
}
