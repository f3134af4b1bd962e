import type { CSSProperties } from 'react';
import type { CameraPhase } from '../flow/view.ts';
import { Countdown } from './countdown.tsx';
import './face-oval.css';

/**
 * Where the face goes, in hundredths of the picture's height. A head filling 0.35 to 0.60 of it is what
 * face image standards ask for; the oval leaves some air around that.
 */
const oval = { cx: 50, cy: 53.5, rx: 28, ry: 37 } as const;

/** A bright veil over the preview with an oval opening, and the ring that fills while the countdown runs. */
export function FaceOval({ phase }: { readonly phase: CameraPhase }) {
  return (
    <div className="face-oval">
      {/* Scaled by the height: the preview is cropped at the sides only. */}
      <svg viewBox="0 0 100 100" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
        <path className="face-oval-veil" fillRule="evenodd" d={`M-200-200h500v500h-500Z${ovalPath()}`} />
        <path className="face-oval-track" d={ovalPath()} />
        {phase.name === 'countdown' && <Ring key={phase.id} durationMs={phase.durationMs} />}
        {phase.name === 'capturing' && <path className="face-oval-ring" d={ovalPath()} />}
      </svg>
      {phase.name === 'countdown' && <Countdown key={phase.id} durationMs={phase.durationMs} />}
      {phase.name === 'capturing' && <div className="face-oval-flash" />}
    </div>
  );
}

function Ring({ durationMs }: { readonly durationMs: number }) {
  const duration = { '--ring-duration': `${durationMs}ms` } as CSSProperties;
  return (
    <path className="face-oval-ring face-oval-ring-fills" d={ovalPath()} pathLength={100} style={duration} />
  );
}

/** Drawn from the top, clockwise, as the hand of a clock goes. */
function ovalPath(): string {
  const { cx, cy, rx, ry } = oval;
  return `M${cx} ${cy - ry}A${rx} ${ry} 0 0 1 ${cx} ${cy + ry}A${rx} ${ry} 0 0 1 ${cx} ${cy - ry}Z`;
}
