import type { ReactNode } from 'react';
import type { Actions } from '../flow/view.ts';
import './big-button.css';

interface BigButtonProps {
  readonly kind: 'main' | 'other' | 'quiet';
  /** The action's name, by which tests and the preview find it in any language. */
  readonly action: keyof Actions | 'setUp' | 'readAll' | 'closeText';
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** A second, smaller line, such as the attempts left. */
  readonly detail?: string;
  /** Keeps its place but can't be seen or pressed, so that its neighbours don't move. */
  readonly away?: boolean;
}

/** What the person presses. One `main` to a screen. */
export function BigButton({ kind, action, onPress, children, detail, away = false }: BigButtonProps) {
  return (
    <button
      type="button"
      className={`big-button big-button-${kind}`}
      data-action={action}
      data-away={away}
      disabled={away}
      onClick={onPress}
    >
      <span>{children}</span>
      {detail !== undefined && <span className="big-button-detail">{detail}</span>}
    </button>
  );
}
