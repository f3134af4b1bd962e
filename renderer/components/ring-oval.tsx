import type { ReactNode } from 'react';
import './ring-oval.css';

interface RingOvalProps {
  /** `turning` while a picture is checked; `closing` when it has been. */
  readonly ring: 'turning' | 'closing';
  readonly children?: ReactNode;
}

/** The oval around the picture that is checked, with a ring that says that the check goes on. */
export function RingOval({ ring, children }: RingOvalProps) {
  return (
    <div className={`ring-oval ring-oval-${ring}`}>
      <div className="ring-oval-track">
        <div className="ring-oval-cover" />
      </div>
      <div className="ring-oval-inside">{children}</div>
    </div>
  );
}
