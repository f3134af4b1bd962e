import { edit, guard } from './guard.mjs';

/** The guards of the records. */
export const recordGuards = [
  guard(
    'records synced',
    [edit('main/records/journal.ts', '      sync(descriptor);\n')],
    'main/records/journal.test.ts',
    'has each record on the disk',
  ),
  guard(
    'records signed',
    [
      edit(
        'main/records/verifier/check-records.mjs',
        '!isSignedBy(current, recordStatement(hash), signature)',
        'false',
      ),
    ],
    'main/records/tampering.test.ts',
    'from the middle signed anew',
  ),
  guard(
    'no record, no verdict',
    [edit('main/verification/verify-picture.ts', 'answer.ok && !kept.ok ? kept : answer', 'answer')],
    'main/verification/verify-picture.test.ts',
    'that can’t be written keeps "live" from being shown',
  ),
  guard(
    'a file that was replaced',
    [
      edit(
        'main/records/journal.ts',
        "      if (!isThisFile(file)) throw new Error('the file was replaced');\n",
      ),
    ],
    'main/records/journal.test.ts',
    'a copy that comes while a record is written',
  ),
  guard(
    'trouble until something was written',
    [
      edit(
        'main/records/records.ts',
        'if (this.#writeWaiting()) return',
        'if (this.#writeWaiting() || true) return',
      ),
    ],
    'main/records/records.test.ts',
    'is in trouble until something was written',
  ),
  guard(
    'the clock at that moment',
    [
      edit(
        'main/watchdog/health.ts',
        ' + (wallMs - last.wallMs) - (steadyMs - last.steadyMs)',
        ' + 0 * (wallMs + steadyMs)',
      ),
    ],
    'main/watchdog/health.test.ts',
    'is worked out anew each time',
  ),
  guard(
    'nothing damaged signed away',
    [edit('main/records/retention.ts', '  if (flaw) return { file: flaw.file, code: flaw.code };\n')],
    'main/records/retention.test.ts',
    '… a file that was signed with another key',
  ),
  guard(
    'no beginning signed away',
    [edit('main/records/retention.ts', 'if (first !== begins)', 'if (first === null)')],
    'main/records/retention.test.ts',
    'never signs away what somebody has taken out',
  ),
  guard(
    'a beginning by signed word',
    [
      edit(
        'main/records/file-tail.ts',
        'if (beginning !== null && isSigned(record))',
        'if (beginning !== null)',
      ),
    ],
    'main/records/retention.test.ts',
    'never believes an unsigned word',
  ),
  guard(
    'an end by signed word',
    [edit('main/records/file-tail.ts', '(whole.findLast(isSigned) ?? null)', 'last')],
    'main/records/journal.test.ts',
    'by a line that nobody has signed',
  ),
  guard(
    'a beginning followed',
    [edit('main/records/verifier/check-start.mjs', '  checkBeginnings(sound, findings);\n')],
    'main/records/retention.test.ts',
    '… and a signed one of an earlier chain',
  ),
];
