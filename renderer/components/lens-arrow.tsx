import type { LensSide } from '../../preload/station.ts';
import './lens-arrow.css';

/** Points to the lens from the edge of the screen beside it. */
export function LensArrow({ side }: { readonly side: LensSide }) {
  return (
    <svg className="lens-arrow" data-side={side} viewBox="0 0 96 64" aria-hidden="true" focusable="false">
      <path d="M48 4 90 44H63V60H33V44H6Z" />
    </svg>
  );
}
