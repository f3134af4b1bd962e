import type { ReactNode } from 'react';
import { StaffSign } from './staff-signs.tsx';
import './field-button.css';

interface FieldButtonProps {
  readonly label: string;
  readonly action: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly lang?: string;
  readonly disabled?: boolean;
}

/**
 * Looks like a field and opens one: the whole console is then for it and the on-screen keyboard, so that no keyboard ever
 * covers what is being typed. With a keyboard of its own, Enter opens it as well.
 */
export function FieldButton({ label, action, onPress, children, lang, disabled = false }: FieldButtonProps) {
  return (
    <button
      type="button"
      className="field-button"
      data-action={action}
      lang={lang}
      disabled={disabled}
      onClick={onPress}
    >
      <span className="field-button-label">{label}</span>
      <span className="field-button-value">{children}</span>
      {!disabled && <StaffSign name="pen" />}
    </button>
  );
}
