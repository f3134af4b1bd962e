import type { ReactNode } from 'react';
import './staff-button.css';

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
