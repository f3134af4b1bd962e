import { useWords } from '../shell/staff-context.ts';
import './toggle.css';

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
