import type { ReactNode } from 'react';

/** Wide enough to be a sign on a road, not an ornament. */
const arrow = <path className="pictogram-solid" d="M21 7 4 24l17 17V31h22V17H21Z" />;
/** A head that looks to the left, with an arrow. */
const turn = (
  <>
    <ellipse cx="24" cy="16" rx="11" ry="14" />
    <path d="M15.5 14v1.4M22.5 14v1.4M16 22.5c1.8 1.4 4 1.4 5.8 0" />
    <path d="M44 39.5H6M14 32.5 6 39.5l8 7" />
  </>
);
/** A head that leans to the right, with an arrow back over its top. */
const upright = (
  <>
    <g transform="rotate(20 24 44)">
      <ellipse cx="24" cy="28.5" rx="11" ry="15" />
      <path d="M20 27v1.4M28 27v1.4M20.5 35c2 1.6 5 1.6 7 0" />
    </g>
    <path d="M31 5.2C21 3.4 12.5 7 8.5 15.5M5.5 6.8l2.6 9.4 9.4-2.6" />
  </>
);
const nod = <path d="M39 40c4.5-10 4.5-22 0-32M32.5 15 38.6 7l8 4.5" />;
/** Before the picture's frame: where a face is to be. */
const corners = (
  <path d="M4.5 13V8a3.5 3.5 0 0 1 3.5-3.5h5M35 4.5h5A3.5 3.5 0 0 1 43.5 8v5M43.5 35v5a3.5 3.5 0 0 1-3.5 3.5h-5M13 43.5H8A3.5 3.5 0 0 1 4.5 40v-5" />
);

const turnedBy = (degrees: number, drawing: ReactNode) => (
  <g transform={`rotate(${degrees} 24 24)`}>{drawing}</g>
);
/** Left and right change places. */
const mirrored = (drawing: ReactNode) => <g transform="matrix(-1 0 0 1 48 0)">{drawing}</g>;

/**
 * The camera screen's instructions. Directions are those of a mirror: the person's own left
 * is the screen's left.
 */
export const guidingSigns = {
  emptyPlace: (
    <>
      {corners}
      <ellipse cx="24" cy="24" rx="10.5" ry="14" strokeDasharray="4.6 8.2" />
    </>
  ),
  onePerson: (
    <>
      <ellipse cx="15" cy="17" rx="7" ry="9" />
      <path d="M2.5 42.5c0-9 4.5-13 12.5-13s12.5 4 12.5 13" />
      <ellipse cx="37" cy="19" rx="5" ry="6.5" />
      <path d="M33 29.5c7.5-1.5 12 2.5 12.5 10" />
      <path className="pictogram-gap" d="M27 40 46 8" />
      <path d="M26.5 41 46 8" />
    </>
  ),
  nearer: (
    <>
      <ellipse cx="6" cy="24" rx="4.5" ry="6.2" />
      <path d="M14 24h9.5M18.5 18.5 24 24l-5.5 5.5" />
      <ellipse cx="36.8" cy="24" rx="10" ry="17" />
    </>
  ),
  farther: (
    <>
      <ellipse cx="11.2" cy="24" rx="10" ry="17" />
      <path d="M24.5 24H34M29 18.5l5.5 5.5-5.5 5.5" />
      <ellipse cx="42" cy="24" rx="4.5" ry="6.2" />
    </>
  ),
  arrowLeft: arrow,
  arrowUp: turnedBy(90, arrow),
  arrowRight: turnedBy(180, arrow),
  arrowDown: turnedBy(270, arrow),
  lightBehind: (
    <>
      <ellipse className="pictogram-solid" cx="24" cy="25" rx="7" ry="9" />
      <path className="pictogram-solid" d="M9.5 46c0-6.5 5.5-9 14.5-9s14.5 2.5 14.5 9Z" />
      <path d="M24 3v5.5M11.5 7l3 5M36.5 7l-3 5M3.5 16.5l5.5 3M44.5 16.5l-5.5 3M2.5 29H8M45.5 29H40" />
    </>
  ),
  moon: <path className="pictogram-solid" d="M41 29.5A18 18 0 1 1 19.5 6.5a14.2 14.2 0 0 0 21.5 23Z" />,
  sun: (
    <>
      <circle className="pictogram-solid" cx="24" cy="24" r="8" />
      <path d="M24 3v7.5M24 37.5V45M3 24h7.5M37.5 24H45M9.2 9.2l5.2 5.2M33.6 33.6l5.2 5.2M9.2 38.8l5.2-5.2M33.6 14.4l5.2-5.2" />
    </>
  ),
  halfShade: (
    <>
      <ellipse cx="24" cy="24" rx="15" ry="20" />
      <path className="pictogram-solid" d="M24 4a15 20 0 0 1 0 40Z" />
    </>
  ),
  covered: (
    <>
      <ellipse cx="24" cy="24" rx="15" ry="20" />
      <path
        className="pictogram-solid"
        d="M11.5 17.5H22V20a5.25 5.25 0 0 1-10.5 0ZM26 17.5h10.5V20a5.25 5.25 0 0 1-10.5 0Z"
      />
      <path d="M9.5 30.5 24 28l14.5 2.5M17 36.5h14" />
      <path className="pictogram-strike-gap" d="M5 44 43 4" />
      <path d="M5 44 43 4" />
    </>
  ),
  good: (
    <>
      <circle className="pictogram-solid" cx="24" cy="24" r="20" />
      <path className="pictogram-cut" d="m14.5 25 7 7.5 12.5-16" />
    </>
  ),
  turnLeft: turn,
  turnRight: mirrored(turn),
  chinUp: (
    <>
      <ellipse cx="16" cy="24" rx="12.5" ry="17.5" />
      <path d="M11.5 15v1.4M20.5 15v1.4M12.5 24c2 1.8 5 1.8 7 0" />
      {nod}
    </>
  ),
  chinDown: (
    <>
      <ellipse cx="16" cy="24" rx="12.5" ry="17.5" />
      <path d="M11.5 26v1.4M20.5 26v1.4M12.5 34c2 1.8 5 1.8 7 0" />
      <g transform="matrix(1 0 0 -1 0 48)">{nod}</g>
    </>
  ),
  uprightLeft: upright,
  uprightRight: mirrored(upright),
  distance: (
    <>
      <ellipse cx="11" cy="16" rx="6.5" ry="8.7" />
      <path d="M41 6v20M6 37.5h36M12.5 31 6 37.5l6.5 6.5M35.5 31l6.5 6.5-6.5 6.5" />
    </>
  ),
  straight: (
    <>
      <ellipse cx="24" cy="24" rx="13.5" ry="18" />
      <path d="M18.5 20v1.4M29.5 20v1.4M24 21v6M19 33.5h10" />
    </>
  ),
  eye: (
    <>
      <path d="M3.5 24c5-9 12-13.5 20.5-13.5S39.5 15 44.5 24C39.5 33 32.5 37.5 24 37.5S8.5 33 3.5 24Z" />
      <circle className="pictogram-solid" cx="24" cy="24" r="5.5" />
    </>
  ),
} satisfies Record<string, ReactNode>;
