import type { ReactNode } from 'react';
import { useWords } from '../shell/staff-context.ts';
import { StaffSign } from './signs.tsx';
import './buttons.css';

interface StaffButtonProps {
  readonly kind?: 'main' | 'other' | 'quiet';
  /** The action's name, by which tests find it in any language. */
  readonly action: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}

/** What staff press. Smaller than the customers' buttons, large enough for a finger. */
export function StaffButton({
  kind = 'other',
  action,
  onPress,
  children,
  disabled = false,
}: StaffButtonProps) {
  return (
    <button
      type="button"
      className={`staff-button staff-button-${kind}`}
      data-action={action}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

interface FieldButtonProps {
  readonly label: string;
  /** The label is for screen readers only: a heading says what it is, and the pen that it can be changed. */
  readonly quiet?: boolean;
  readonly action: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly lang?: string;
  readonly disabled?: boolean;
}

/**
 * Looks like a field and opens one: the field and the on-screen keyboard then fill the console, so that the keyboard never
 * covers the text. On a physical keyboard, Enter opens it as well.
 */
export function FieldButton({
  label,
  quiet = false,
  action,
  onPress,
  children,
  lang,
  disabled = false,
}: FieldButtonProps) {
  return (
    <button
      type="button"
      className="field-button"
      data-action={action}
      lang={lang}
      disabled={disabled}
      onClick={onPress}
    >
      <span className={quiet ? 'unseen' : 'field-button-label'}>{label}</span>
      <span className="field-button-value">{children}</span>
      <StaffSign name={disabled ? 'lock' : 'pen'} />
    </button>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly action: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly disabled?: boolean;
  /** The label is for screen readers only, where a heading beside it says the same. */
  readonly quiet?: boolean;
}

/** A switch with its state as a word next to it. */
export function Toggle({ label, action, on, onToggle, disabled = false, quiet = false }: ToggleProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      role="switch"
      className="toggle"
      data-action={action}
      aria-checked={on}
      disabled={disabled}
      onClick={() => onToggle(!on)}
    >
      <span className="toggle-track" aria-hidden="true" />
      <span className={quiet ? 'unseen' : ''}>{label}</span>
      {quiet && <span aria-hidden="true">{on ? t('settings.on') : t('settings.off')}</span>}
    </button>
  );
}

interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: string;
  /** Drawn before the title. */
  readonly sign?: ReactNode;
  /** Below the title: what a press does, where that is not plainly to choose it. */
  readonly note?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  /** One of them, or several. */
  readonly chosen: Value | readonly Value[];
  readonly onChoose: (value: Value) => void;
  /** The action's name, by which tests find it; the value is a separate attribute. */
  readonly action: string;
  readonly disabled?: boolean;
}

/** A row of buttons of which one, or several, are chosen. */
export function Choices<Value extends string>({
  label,
  choices,
  chosen,
  onChoose,
  action,
  disabled = false,
}: ChoicesProps<Value>) {
  const all: readonly Value[] = typeof chosen === 'string' ? [chosen] : chosen;
  return (
    <div className="choices" role="group" aria-label={label}>
      {choices.map(({ value, title, sign, note }) => (
        <button
          key={value}
          type="button"
          className="choice"
          data-action={action}
          data-value={value}
          aria-pressed={all.includes(value)}
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
