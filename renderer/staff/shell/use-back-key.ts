import { useEffect } from 'react';

/** Esc goes back, unless a dialog is open, which takes it first. @param back null: it does nothing */
export function useBackKey(back: (() => void) | null): void {
  useEffect(() => {
    if (!back) return undefined;
    const pressed = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) back();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [back]);
}
