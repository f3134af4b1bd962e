import { useState } from 'react';
import type { Language } from '../../../../preload/contract.ts';
import {
  outOfOrderCodes,
  staffCodes,
  type CameraCode,
  type ErrorCode,
  type OutOfOrderCause,
} from '../../../../preload/error-codes.ts';
import { bindShortWords } from '../../../text/bind-short-words.ts';
import { texts } from '../../../text/i18n.ts';
import { problemGroups, type ProblemGroup } from '../../../text/problem-groups.ts';
import { codeLetters, remedyOf, type CodeLetter, type Remedy } from '../../../text/remedies.ts';
import { Choices } from '../../parts/buttons.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import './help.css';

const all = 'all' as const;

/** What to do about each code, found by its first letter or by what the customer reads. */
export function HelpPage() {
  const { t } = useWords();
  const [letter, setLetter] = useState<CodeLetter | null>(null);
  const choices = [
    { value: all, title: t('help.all') },
    ...codeLetters.map((value) => ({ value, title: `${value} · ${t(`help.letter.${value}`)}` })),
  ];
  return (
    <>
      <StaffHeading heading={t('page.help')} lead={t('help.lead')} />
      <Choices
        label={t('help.code')}
        action="letter"
        choices={choices}
        chosen={letter ?? all}
        onChoose={(one) => setLetter(one === all ? null : one)}
      />
      <ul className="help">
        {helpRows(letter).map((row) => (
          <HelpEntry key={row.staffCode} row={row} />
        ))}
      </ul>
    </>
  );
}

function HelpEntry({ row: { staffCode, happened, seen, remedy } }: { readonly row: HelpRow }) {
  const { t, language } = useWords();
  const means = happened.kind === 'error' ? t(`code.${happened.code}`) : t(`closed.${happened.cause}`);
  return (
    <li className="help-entry" data-code={staffCode}>
      <span className="staff-code">{staffCode}</span>
      <div>
        <p className="help-means">{means}</p>
        <p className="staff-quiet">{t('help.sees', { words: seenWords(seen, language) })}</p>
      </div>
      <p>{bindShortWords(t(`remedy.${remedy}`), language)}</p>
    </li>
  );
}

function seenWords(seen: Seen, language: Language): string {
  const { t } = texts[language];
  switch (seen.kind) {
    case 'camera':
      return t(`cameraFault.${seen.code}.heading`);
    case 'problem':
      return t(`problem.${seen.group}.heading`);
    case 'outOfOrder':
      return t('outOfOrder.heading');
  }
}

/** What a customer reads on the screen: camera faults have their own text for each code, others one for each group. */
export type Seen =
  | { readonly kind: 'outOfOrder' }
  | { readonly kind: 'problem'; readonly group: ProblemGroup }
  | { readonly kind: 'camera'; readonly code: CameraCode };

/** What happened: an error by its code, or why the out-of-order page is shown. */
type Happened =
  | { readonly kind: 'error'; readonly code: ErrorCode }
  | { readonly kind: 'closed'; readonly cause: OutOfOrderCause };

interface HelpRow {
  readonly staffCode: string;
  readonly happened: Happened;
  readonly seen: Seen;
  readonly remedy: Remedy;
}

/** Every code in the order of the codes, or those with one letter. */
function helpRows(letter: CodeLetter | null): readonly HelpRow[] {
  return [...errorRows(), ...outOfOrderRows()].filter(
    ({ staffCode }) => letter === null || staffCode.startsWith(letter),
  );
}

const errorRows = (): readonly HelpRow[] =>
  (Object.keys(staffCodes) as ErrorCode[]).map((code) => ({
    staffCode: staffCodes[code],
    happened: { kind: 'error', code },
    seen: seenOf(code),
    remedy: remedyOf[code],
  }));

const outOfOrderRows = (): readonly HelpRow[] =>
  (Object.keys(outOfOrderCodes) as OutOfOrderCause[]).map((cause) => ({
    staffCode: outOfOrderCodes[cause],
    happened: { kind: 'closed', cause },
    seen: { kind: 'outOfOrder' },
    remedy: 'again',
  }));

function seenOf(code: ErrorCode): Seen {
  return isCamera(code) ? { kind: 'camera', code } : { kind: 'problem', group: problemGroups[code] };
}

const isCamera = (code: ErrorCode): code is CameraCode => code.startsWith('camera-');
