import type { ReactNode } from 'react';

/** A face is always the same oval, the one people see around their own face on the camera screen. */
const faceOval = <ellipse cx="24" cy="24" rx="13.5" ry="18" />;

/** Drawn for this kiosk on a 48 × 48 grid, with one stroke width, so that they form one set. */
export const signs = {
  /** The kiosk's own mark: a face's place, and the ring that closes around it. */
  mark: (
    <>
      <ellipse cx="24" cy="24" rx="8" ry="11" />
      <path d="M24 4c9.4 0 16 9 16 20s-6.6 20-16 20S8 35 8 24c0-6.8 2.5-12.8 6.6-16.4" />
    </>
  ),
  /** Eyes only: the oval around them is the face. */
  asleep: <path d="M7 22c3 4.5 9 4.5 12 0M29 22c3 4.5 9 4.5 12 0" />,
  camera: (
    <>
      <path d="M9 15h7l3-4.5h10L32 15h7a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V19a4 4 0 0 1 4-4Z" />
      <ellipse cx="24" cy="26" rx="5.6" ry="7.2" />
    </>
  ),
  cameraOff: (
    <>
      <path d="M9 15h7l3-4.5h10L32 15h7a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V19a4 4 0 0 1 4-4Z" />
      <ellipse cx="24" cy="26" rx="5.6" ry="7.2" />
      <path className="pictogram-gap" d="M6 44 42 6" />
      <path d="M6 44 42 6" />
    </>
  ),
  lensCovered: (
    <>
      <path d="M9 15h7l3-4.5h10L32 15h7a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V19a4 4 0 0 1 4-4Z" />
      <ellipse className="pictogram-solid" cx="24" cy="26" rx="5.6" ry="7.2" />
      <path className="pictogram-gap" d="M6 44 42 6" />
      <path d="M6 44 42 6" />
    </>
  ),
  protectedLine: (
    <>
      <path d="M13 21h22a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H13a3 3 0 0 1-3-3V24a3 3 0 0 1 3-3Z" />
      <path d="M16 21v-5.5C16 9.7 19.5 6 24 6s8 3.7 8 9.5V21M24 29.5v4.5" />
    </>
  ),
  noCopy: (
    <>
      <path d="M14 6h14l9 9v23a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4Z" />
      <ellipse cx="23.5" cy="25" rx="5.5" ry="7.3" />
      <path className="pictogram-gap" d="M6 42 42 6" />
      <path d="M6 42 42 6" />
    </>
  ),
  light: (
    <>
      <ellipse cx="32" cy="25" rx="10.5" ry="14.5" />
      <path d="M4 25h9M6 11l7.5 5M6 39l7.5-5M29 23v1.2M36 23v1.2M29 32h6.5" />
    </>
  ),
  uncovered: (
    <>
      {faceOval}
      <path
        className="pictogram-solid"
        d="M12 17.5h9.5v3.5a4.75 4.75 0 0 1-9.5 0ZM26.5 17.5H36v3.5a4.75 4.75 0 0 1-9.5 0Z"
      />
      <path d="M10.8 18h26.4M19.5 33h9" />
    </>
  ),
  still: (
    <>
      <ellipse cx="24" cy="24" rx="9.5" ry="13" />
      <path d="M5 14V8a3 3 0 0 1 3-3h6M34 5h6a3 3 0 0 1 3 3v6M43 34v6a3 3 0 0 1-3 3h-6M14 43H8a3 3 0 0 1-3-3v-6M20 22v1.2M28 22v1.2M20.5 30h7" />
    </>
  ),
  check: <path d="m9 25.5 10.5 11L39 13" />,
  again: <path d="M40 24a16 16 0 1 1-5.5-12.1M36 4.5v8.5h-8.5" />,
  staff: (
    <>
      <ellipse cx="24" cy="15" rx="7.5" ry="9.5" />
      <path d="M7 43c1-9.5 6-13 11-13.5l6 5.5 6-5.5c5 .5 10 4 11 13.5" />
    </>
  ),
  clock: (
    <>
      <ellipse cx="24" cy="24" rx="15" ry="18.5" />
      <path d="M24 13v12l6.5 5" />
    </>
  ),
  noAnswer: (
    <>
      <path d="M12 8h24a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H23l-9 8v-8h-2a6 6 0 0 1-6-6V14a6 6 0 0 1 6-6Z" />
      <path d="M16 21v.1M24 21v.1M32 21v.1" />
    </>
  ),
  /** Waves that reach nothing. */
  network: (
    <>
      <path d="M6 21a26 26 0 0 1 36 0M13 28.5a16 16 0 0 1 22 0M24 37.5v.1" />
      <path className="pictogram-gap" d="M9 42 39 6" />
      <path d="M9 42 39 6" />
    </>
  ),
  settings: (
    <path d="M6 14h20M38 14h4M6 34h4M22 34h20M32 8.5c2.5 0 4 2.3 4 5.5s-1.5 5.5-4 5.5-4-2.3-4-5.5 1.5-5.5 4-5.5ZM16 28.5c2.5 0 4 2.3 4 5.5s-1.5 5.5-4 5.5-4-2.3-4-5.5 1.5-5.5 4-5.5Z" />
  ),
} satisfies Record<string, ReactNode>;
