/**
 * Checks whether records may begin where they do. Retention deletes the oldest files, and a `retention` record written before that
 * names them. Part of verify-records.mjs, for plain Node.
 */
import { beginningIn, isTime, noRecord } from './record-format.mjs';

/**
 * @typedef {import('./check-records.mjs').PlacedRecord} PlacedRecord
 * @typedef {import('./check-records.mjs').Finding} Finding
 * @typedef {{ readonly toldBy: number, readonly reason: string, readonly firstN: number | null, readonly lastN: number,
 *   readonly lastHash: string, readonly times: string }} Deletion
 * toldBy: number of the `retention` record. firstN: null in records of versions that did not state it. times: empty, or in brackets.
 */

/**
 * @param {readonly PlacedRecord[]} records all, including faulty ones
 * @param {readonly PlacedRecord[]} sound those that the station has signed: only these are relied on
 * @param {Finding[]} findings @param {string[]} notes
 * @returns {boolean} whether the records missing before the first one are accounted for
 */
export function checkStart(records, sound, findings, notes) {
  const first = records[0];
  if (!first) return false;
  const deletions = sound.flatMap(readDeletion);
  noteUnfinished(deletions, first, notes);
  checkBeginnings(sound, findings);
  if (first.body.n === 1 && first.body.prev === noRecord) return true;
  const told =
    deletions.find((one) => endsJustBefore(one, first)) ??
    deletions.findLast((one) => wasInterrupted(one, first, records));
  if (!told) {
    const detail = `the first record here is ${first.body.n}`;
    findings.push({ file: first.file, line: first.line, code: 'start-missing', detail });
    return false;
  }
  noteDeleted(told, first.body.n - 1, deletions, notes);
  return true;
}

/**
 * The first record of each file states where the chain begins, and only a deletion changes that: another number there means that
 * the station was misled by files that were planted and removed again.
 * @param {readonly PlacedRecord[]} sound @param {Finding[]} findings
 */
function checkBeginnings(sound, findings) {
  /** @type {number | null} */
  let begins = null;
  for (const record of sound) {
    const named = beginningIn(record.body);
    if (named === null) continue;
    const { kind, n } = record.body;
    if (kind === 'file' && begins !== null && named !== begins) {
      const detail = `record ${n} says that the chain begins at record ${named}, earlier ones say ${begins}`;
      findings.push({ file: record.file, line: record.line, code: 'start-missing', detail });
    }
    begins = named;
  }
}

/** @param {Deletion} deletion @param {PlacedRecord} first */
const endsJustBefore = ({ lastN, lastHash }, { body }) => lastN === body.n - 1 && lastHash === body.prev;

/**
 * Files are deleted one after the other, the oldest first: a kill, or a file that another program held open, leaves the later ones. Then the
 * record at which the deletion was to end is still present too, and has to be the one that the deletion names.
 * @param {Deletion} deletion @param {PlacedRecord} first @param {readonly PlacedRecord[]} records
 */
function wasInterrupted({ firstN, lastN, lastHash }, { body }, records) {
  if (body.n === 1 || lastN < body.n || (firstN ?? 1) >= body.n) return false;
  const end = records.find((one) => one.body.n === lastN);
  return !end || end.hash === lastHash;
}

/** @param {readonly Deletion[]} deletions @param {PlacedRecord} first @param {string[]} notes */
function noteUnfinished(deletions, first, notes) {
  const lastN = Math.max(...deletions.map((one) => one.lastN));
  if (lastN >= first.body.n)
    notes.push(`Records up to ${lastN} were due for deletion; some of them are still here.`);
}

/**
 * Notes which `retention` records account for the missing records, from the newest deletion back to the oldest one recorded here.
 * @param {Deletion} told @param {number} lastGone @param {readonly Deletion[]} deletions @param {string[]} notes
 */
function noteDeleted(told, lastGone, deletions, notes) {
  /** @type {Deletion | undefined} */
  let deletion = told;
  let last = lastGone;
  while (deletion) {
    const { firstN, lastN, times, reason, toldBy } = deletion;
    const first = firstN ?? 1;
    // The times are those of the whole deletion, so they are left out where it was interrupted.
    const when = last === lastN ? times : '';
    notes.push(`Records ${first} to ${last}${when} were deleted ${reason}, according to record ${toldBy}.`);
    last = first - 1;
    deletion = last > 0 ? deletions.find((one) => one.lastN === last) : undefined;
  }
  if (last > 0)
    notes.push(`Records 1 to ${last} were removed earlier; the record of their deletion is not here.`);
}

/** @param {PlacedRecord} record @returns {Deletion[]} one, or none: not a `retention` record, or incomplete */
function readDeletion({ body }) {
  const { rule, firstN, lastN, lastHash, firstAt, lastAt } = body.data;
  if (body.kind !== 'retention' || !Number.isSafeInteger(lastN) || typeof lastHash !== 'string') return [];
  return [
    {
      toldBy: body.n,
      reason: rule === 'size' ? 'to free space' : 'because their retention period had ended',
      // An invalid number counts as not stated.
      firstN: Number.isSafeInteger(firstN) && firstN >= 1 && firstN <= lastN ? firstN : null,
      lastN,
      lastHash,
      times: isTime(firstAt) && isTime(lastAt) ? ` (${firstAt} to ${lastAt})` : '',
    },
  ];
}
