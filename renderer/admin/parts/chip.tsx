import type { ReactNode } from 'react';
import { StaffSign } from './staff-signs.tsx';
import './chip.css';

interface ChipProps {
  /** `locked`: IT policy has set it, with a lock before the text; `care`: it needs attention. */
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
