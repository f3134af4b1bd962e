import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const face = (
  <>
    <ellipse cx="38" cy="44" rx="19" ry="25" />
    <path d="M8 100c2-19 14-25 30-25s28 6 30 25" />
  </>
);
const crossed = <path className="first-look-mark" d="m55 77 14 14M69 77 55 91" />;

/** What a picture should look like and what it should not, with the words that a screen reader says instead. */
const looks = [
  [
    'straight',
    <>
      {face}
      <path d="M31 40v2M45 40v2M31 54c4 4 10 4 14 0" />
    </>,
    <path key="mark" className="first-look-mark" d="m54 84.5 6 6.5 11-13.5" />,
  ],
  [
    'nearer',
    <>
      <ellipse cx="38" cy="50" rx="7.5" ry="10" />
      <path d="M23 78c1-10 7-14 15-14s14 4 15 14" />
    </>,
    crossed,
  ],
  [
    'uncovered',
    <>
      {face}
      <path
        className="pictogram-solid"
        d="M21 38h15v3a7.5 7.5 0 0 1-15 0ZM40 38h15v3a7.5 7.5 0 0 1-15 0ZM20 37h36"
      />
      <path d="M32 58h12" />
    </>,
    crossed,
  ],
] as const satisfies readonly (readonly [string, ReactNode, ReactNode])[];

/** Three faces in ovals: as it should be, with a check; too far away and with dark glasses, each with a cross. */
export function FirstLook() {
  const { t } = useTranslation();
  return (
    <ul className="first-look">
      {looks.map(([name, drawing, mark]) => (
        <li key={name} data-look={name}>
          <svg className="pictogram" viewBox="0 0 76 100" role="img" aria-label={t(`notLive.${name}`)}>
            <clipPath id={`look-${name}`}>
              <ellipse cx="38" cy="50" rx="38" ry="50" />
            </clipPath>
            <g clipPath={`url(#look-${name})`}>
              <path className="first-look-ground" d="M0 0h76v100H0Z" />
              {drawing}
            </g>
            <circle className="first-look-badge" cx="62" cy="84" r="17" />
            {mark}
          </svg>
        </li>
      ))}
    </ul>
  );
}
