import { useState } from 'react';
import { texts } from '../../text/i18n.ts';
import { codeLetters, remedyOf, type CodeLetter } from '../../text/staff/staff-words.ts';
import { Choices } from '../parts/choices.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { useWords } from '../session/staff-context.ts';
import { helpRows, type HelpRow } from './help-rows.ts';
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
          <HelpEntry key={row.code} row={row} />
        ))}
      </ul>
    </>
  );
}

function HelpEntry({ row: { code, staffCode, seen } }: { readonly row: HelpRow }) {
  const { t, language, fill } = useWords();
  const { t: customer } = texts[language];
  const words =
    seen.kind === 'camera'
      ? customer(`cameraTrouble.${seen.code}.heading`)
      : customer(`problem.${seen.group}.heading`);
  return (
    <li className="help-entry" data-code={code}>
      <span className="staff-code">{staffCode}</span>
      <div>
        <p className="help-means">{t.code[code]}</p>
        <p className="staff-quiet">{fill(t.help.sees, { words })}</p>
      </div>
      <p>{t.remedy[remedyOf[code]]}</p>
    </li>
  );
}
