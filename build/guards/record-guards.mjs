import { edit, guard } from './guard.mjs';

/** The guards of the records. */
export const recordGuards = [
  guard(
    'records synced',
    [edit('main/audit/journal.ts', '      sync(descriptor);\n')],
    'main/audit/journal.test.ts',
    'has each record on the disk',
  ),
  guard(
    'records signed',
    [
      edit(
        'main/audit/verifier/check-records.mjs',
        '!isSignedBy(current, recordStatement(hash), signature)',
        'false',
      ),
    ],
    'main/audit/tampering.test.ts',
    'from the middle signed anew',
  ),
  guard(
    'no record, no verdict',
    [edit('main/attempt/verify.ts', 'answer.ok && !kept.ok ? kept : answer', 'answer')],
    'main/attempt/verify.test.ts',
    'that can’t be written keeps "live" from being shown',
  ),
  guard(
    'a file that was replaced',
    [
      edit(
        'main/audit/journal.ts',
        "      if (!isThisFile(file)) throw new Error('the file was replaced');\n",
      ),
    ],
    'main/audit/journal.test.ts',
    'a copy that comes while a record is written',
  ),
  guard(
    'trouble until something was written',
    [
      edit(
        'main/audit/records.ts',
        'if (this.#writeWaiting()) return',
        'if (this.#writeWaiting() || true) return',
      ),
    ],
    'main/audit/records.test.ts',
    'is in trouble until something was written',
  ),
  guard(
    'the clock at that moment',
    [
      edit(
        'main/diagnostics/vitals.ts',
        ' + (wallMs - last.wallMs) - (steadyMs - last.steadyMs)',
        ' + 0 * (wallMs + steadyMs)',
      ),
    ],
    'main/diagnostics/vitals.test.ts',
    'is worked out anew each time',
  ),
  guard(
    'nothing damaged signed away',
    [edit('main/audit/retention.ts', '  if (flaw) return { file: flaw.file, code: flaw.code };\n')],
    'main/audit/retention.test.ts',
    '… a file that was signed with another key',
  ),
  guard(
    'no beginning signed away',
    [edit('main/audit/retention.ts', 'if (first !== begins)', 'if (first === null)')],
    'main/audit/retention.test.ts',
    'never signs away what somebody has taken out',
  ),
  guard(
    'a beginning by signed word',
    [
      edit(
        'main/audit/read-tail.ts',
        'if (beginning !== null && isSigned(record))',
        'if (beginning !== null)',
      ),
    ],
    'main/audit/retention.test.ts',
    'never believes an unsigned word',
  ),
  guard(
    'an end by signed word',
    [edit('main/audit/read-tail.ts', '(whole.findLast(isSigned) ?? null)', 'last')],
    'main/audit/journal.test.ts',
    'by a line that nobody has signed',
  ),
  guard(
    'a beginning followed',
    [edit('main/audit/verifier/check-start.mjs', '  checkBeginnings(sound, findings);\n')],
    'main/audit/retention.test.ts',
    '… and a signed one of an earlier chain',
  ),
];
