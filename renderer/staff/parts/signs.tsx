import type { ReactNode } from 'react';
import type { TileState } from '../../../preload/station-status.ts';
import './signs.css';

/** Drawn like the kiosk's other signs: a 48 × 48 grid, one stroke width, the face's oval where something is round. */
const drawings = {
  status: <path d="M4 25h9l5-14 10 27 6-17 2.5 4H44" />,
  settings: (
    <path d="M6 14h20M38 14h4M6 34h4M22 34h20M32 8.500c2.5 0 4 2.3 4 5.500s-1.5 5.5-4 5.5-4-2.3-4-5.5 1.5-5.5 4-5.500ZM16 28.500c2.5 0 4 2.3 4 5.500s-1.5 5.5-4 5.5-4-2.3-4-5.5 1.5-5.5 4-5.500Z" />
  ),
  keys: (
    <>
      <ellipse cx="14" cy="24" rx="8.5" ry="10.5" />
      <path d="M22.5 24H44M36 24v7M43 24v9" />
    </>
  ),
  camera: (
    <>
      <path d="M9 15h7l3-4.500h10L32 15h7a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V19a4 4 0 0 1 4-4Z" />
      <ellipse cx="24" cy="26" rx="5.6" ry="7.2" />
    </>
  ),
  diagnostics: (
    <>
      <ellipse cx="20.5" cy="20" rx="12.5" ry="15" />
      <path d="m29.5 31 12 13M14 21l4 4.500L27 15" />
    </>
  ),
  records: <path d="M11 5h26v38H11ZM18 15h12M18 24h12M18 33h7" />,
  help: (
    <>
      <ellipse cx="24" cy="24" rx="16" ry="19.5" />
      <path d="M19 19c.3-3.3 2.3-5 5-5 3 0 5 1.8 5 4.5 0 3.8-5 4-5 8M24 33v.2" />
    </>
  ),
  restart: <path d="M40 24a16 16 0 1 1-5.5-12.100M36 4.500v8.500h-8.5" />,
  exit: <path d="M28 8H9v32h19M20 24h23M34.5 15 43 24l-8.5 9" />,
  less: <path d="M9 24h30" />,
  more: <path d="M9 24h30M24 9v30" />,
  close: <path d="m12 12 24 24M36 12 12 36" />,
  lock: (
    <>
      <path d="M13 21h22a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H13a3 3 0 0 1-3-3V24a3 3 0 0 1 3-3Z" />
      <path d="M16 21v-5.500C16 9.7 19.5 6 24 6s8 3.7 8 9.500V21" />
    </>
  ),
  before: <path d="M29 9 15 24l14 15" />,
  after: <path d="m19 9 14 15-14 15" />,
  pen: <path d="m8 40 3-11L33 7l8 8-22 22ZM28 12l8 8" />,
  erase: <path d="M16 9h26v30H16L4 24ZM23 18l12 12M35 18 23 30" />,
  check: <path d="m9 25.5 10.5 11L39 13" />,
  scan: (
    <path d="M5 14V5h9M34 5h9v9M43 34v9h-9M14 43H5v-9M14 14h7v7h-7ZM27 14h7v7h-7ZM14 27h7v7h-7ZM28 28h6v6" />
  ),
  stick: <path d="M16 4h16v13H16ZM12 17h24v22a5 5 0 0 1-5 5H17a5 5 0 0 1-5-5ZM21 10v.2M27 10v.2" />,
} satisfies Record<string, ReactNode>;

type StaffSignName = keyof typeof drawings;

/** An icon beside words, never used alone. */
export function StaffSign({ name }: { readonly name: StaffSignName }) {
  return (
    <svg className="staff-sign" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}

/** Each state has its own shape, so that it can be distinguished without colour. */
const stateMarks: Readonly<Record<TileState, ReactNode>> = {
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
        {stateMarks[state]}
      </g>
    </svg>
  );
}

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
