import type { View } from '../flow/view.ts';
import { Pictogram } from './pictogram.tsx';
import { RingOval } from './ring-oval.tsx';
import './verdict-panel.css';

export interface Verdict {
  /** Green for a passed check only. */
  readonly tone: 'good' | 'unsure';
  readonly sign: 'check' | 'question' | 'staff';
}

/** The verdict of a view; null: it shows none. Only verdicts have a panel, so that a teller two metres away can tell them from anything else. */
export function verdictIn({ screen }: View): Verdict | null {
  if (screen === 'live') return { tone: 'good', sign: 'check' };
  if (screen === 'notLive') return { tone: 'unsure', sign: 'question' };
  return screen === 'noAttemptsLeft' ? { tone: 'unsure', sign: 'staff' } : null;
}

/**
 * The verdict as a colour and a sign, to three edges of the window. The oval of the checking screen stays under it for the moment in which
 * the colour grows out of it. The words beside it say the same.
 */
export function VerdictPanel({ tone, sign }: Verdict) {
  return (
    <div className={`verdict verdict-${tone}`} aria-hidden="true" data-testid="verdict">
      <div className="verdict-place">
        <RingOval ring="closing" />
        <div className="verdict-colour" />
        <div className="verdict-sign">
          {sign === 'staff' ? <Pictogram name="staff" /> : signs[sign]}
          <div className="verdict-cover" />
        </div>
      </div>
    </div>
  );
}

/** Both 380 high in strokes of 28: in the units of these drawings and in pixels on a screen 1080 high. */
const signs = {
  check: (
    <svg viewBox="0 0 477 380">
      <path d="M14 201 171 366 463 14" />
    </svg>
  ),
  question: (
    <svg viewBox="-118 0 477 380">
      <path d="M14 122a106 108 0 1 1 174 84c-40 31-68 50-68 94" />
      <path className="verdict-dot" d="M120 362v.1" />
    </svg>
  ),
};
