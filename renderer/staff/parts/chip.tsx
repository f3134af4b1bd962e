import type { ReactNode } from 'react';
import { StaffSign } from './staff-signs.tsx';
import './chip.css';

interface ChipProps {
  /** `locked`: IT policy has set it, shown with a lock; `care`: staff should act on it. */
  readonly tone: 'plain' | 'marked' | 'locked' | 'care';
  readonly children: ReactNode;
}

/** The source of a value, in a word or two. */
export function Chip({ tone, children }: ChipProps) {
  return (
    <span className={`chip chip-${tone}`}>
      {tone === 'locked' && <StaffSign name="lock" />}
      {children}
    </span>
  );
}
