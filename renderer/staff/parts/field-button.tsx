import type { ReactNode } from 'react';
import { StaffSign } from './staff-signs.tsx';
import './field-button.css';

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
