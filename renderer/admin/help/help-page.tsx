import { useState } from 'react';
import type { Language } from '../../../preload/contract.ts';
import { bindShortWords } from '../../text/bind-short-words.ts';
import { texts } from '../../text/i18n.ts';
import { codeLetters, type CodeLetter } from '../../text/staff/staff-words.ts';
import { Choices } from '../parts/choices.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { useWords } from '../session/staff-context.ts';
import { helpRows, type HelpRow, type Seen } from './help-rows.ts';
import './help-page.css';

const all = 'all';

/** What to do about each code, found by its first letter or by what the customer reads. */
export function HelpPage() {
  const { t } = useWords();
  const [letter, setLetter] = useState<CodeLetter | null>(null);
  const choices = [
    { value: all, title: t.help.all },
    ...codeLetters.map((value) => ({ value, title: `${value} · ${t.help.letter[value]}` })),
  ];
  return (
    <>
      <StaffHeading heading={t.page.help} lead={t.help.lead} />
      <Choices
        label={t.help.code}
        action="letter"
        choices={choices}
        isChosen={(one) => one === (letter ?? all)}
        onChoose={(one) => setLetter(codeLetters.find((other) => other === one) ?? null)}
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
  const { t, language, fill } = useWords();
  const means = happened.kind === 'error' ? t.code[happened.code] : t.closed[happened.cause];
  return (
    <li className="help-entry" data-code={staffCode}>
      <span className="staff-code">{staffCode}</span>
      <div>
        <p className="help-means">{means}</p>
        <p className="staff-quiet">{fill(t.help.sees, { words: seenWords(seen, language) })}</p>
      </div>
      <p>{bindShortWords(t.remedy[remedy], language)}</p>
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
