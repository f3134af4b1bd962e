import type { ReactNode } from 'react';
import './choices.css';

export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly lang?: string;
  /** Drawn before the title. */
  readonly sign?: ReactNode;
  /** Below the title: what a press does, where that is not plainly to choose it. */
  readonly note?: ReactNode;
}

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly isChosen: (value: string) => boolean;
  readonly onChoose: (value: string) => void;
  /** The action's name, by which tests find it; the value is a separate attribute. */
  readonly action: string;
  readonly disabled?: boolean;
}

/** A row of buttons of which one, or several, are chosen. */
export function Choices({ label, choices, isChosen, onChoose, action, disabled = false }: ChoicesProps) {
  return (
    <div className="choices" role="group" aria-label={label}>
      {choices.map(({ value, title, lang, sign, note }) => (
        <button
          key={value}
          type="button"
          className="choice"
          lang={lang}
          data-action={action}
          data-value={value}
          aria-pressed={isChosen(value)}
          disabled={disabled}
          onClick={() => onChoose(value)}
        >
          {sign}
          {title}
          {note !== undefined && <span className="choice-note">{note}</span>}
        </button>
      ))}
    </div>
  );
}
