import type { CSSProperties } from 'react';
import type { Oval } from '../guidance/guidance.ts';
import './face-oval.css';

interface FaceOvalProps {
  readonly oval: Oval;
  /** Closes over that time, once for every id; `closed` while the picture is taken. */
  readonly ring: { readonly id: number; readonly durationMs: number } | 'closed' | null;
}

/**
 * A bright veil over the preview with an oval opening, and the ring around it. One unit is a hundredth of the picture's
 * height, which the preview always shows completely.
 */
export function FaceOval({ oval, ring }: FaceOvalProps) {
  const edge = ovalPath(oval);
  return (
    <div className="face-oval">
      <svg viewBox="-50 0 100 100" aria-hidden="true">
        <path className="face-oval-veil" fillRule="evenodd" d={`M-300-200h600v500h-600Z${edge}`} />
        <path className="face-oval-line" d={edge} />
        <path className="face-oval-track" d={edge} />
        {ring === 'closed' && <path className="face-oval-ring" d={edge} />}
        {ring !== null && ring !== 'closed' && (
          <path
            key={ring.id}
            className="face-oval-ring face-oval-ring-closes"
            d={edge}
            pathLength={100}
            style={{ '--ring-duration': `${ring.durationMs}ms` } as CSSProperties}
          />
        )}
      </svg>
      {ring === 'closed' && <div className="face-oval-flash" />}
    </div>
  );
}

/**
 * Drawn clockwise from the top. Always the same path commands, so that the browser can interpolate from
 * one oval to the next.
 */
function ovalPath({ cx, cy, rx, ry }: Oval): string {
  return `M${cx} ${cy - ry}A${rx} ${ry} 0 0 1 ${cx} ${cy + ry}A${rx} ${ry} 0 0 1 ${cx} ${cy - ry}Z`;
}
