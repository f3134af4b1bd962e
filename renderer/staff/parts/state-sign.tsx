import type { ReactNode } from 'react';
import type { TileState } from '../../../preload/staff-contract.ts';
import './state-sign.css';

/** Each state has its own shape, so that it can be distinguished without colour. */
const drawings: Readonly<Record<TileState, ReactNode>> = {
  good: <path d="m14 25 7.5 8L35 15.5" />,
  care: <path d="M24 12.5v14M24 34.5v.2" />,
  bad: <path d="m16 16 16 16M32 16 16 32" />,
  unknown: (
    <path d="M18 18.5c.4-4 2.9-6 6.200-6 3.600 0 6.100 2.200 6.100 5.400 0 4.600-6 4.900-6.200 9.600M24 35v.2" />
  ),
};

/** A state as an icon; the text beside it says the same. */
export function StateSign({ state }: { readonly state: TileState }) {
  return (
    <svg className="state-sign" data-state={state} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {state === 'care' ? (
        <path className="state-sign-plate" d="M24 3 46 43H2Z" />
      ) : (
        <ellipse className="state-sign-plate" cx="24" cy="24" rx="19" ry="23" />
      )}
      <g className="state-sign-mark" {...(state === 'care' && { transform: 'translate(0 5)' })}>
        {drawings[state]}
      </g>
    </svg>
  );
}
