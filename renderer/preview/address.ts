import { languages, type Language } from '../../preload/contract.ts';

const pages = ['screens', 'hints', 'staff'] as const;
type PreviewPage = (typeof pages)[number];

/** The parameters of `preview.html?…`. */
export interface PreviewAddress {
  /** `hints`: every hint of the camera screen side by side; `staff`: the console; else the gallery of all screens. */
  readonly page: PreviewPage;
  /** One fixture, filling the window, instead of a page. */
  readonly only: string | null;
  readonly language: Language;
  readonly demonstration: boolean;
  /** With the station's setting "larger text". */
  readonly larger?: boolean;
  /** Shows reduced motion independent of the browser's setting. */
  readonly still: boolean;
}

/** Reads the part of an address after the question mark. Unknown values fall back to Kazakh, everything else off. */
export function readAddress(search: string): PreviewAddress {
  const query = new URLSearchParams(search);
  const wanted = query.get('language');
  return {
    page: pages.find((page) => page === query.get('page')) ?? 'screens',
    only: query.get('only'),
    language: languages.find((language) => language === wanted) ?? 'kk',
    demonstration: query.get('demonstration') !== '0',
    ...(query.get('larger') === '1' && { larger: true }),
    still: query.get('still') === '1',
  };
}

/** The address that `readAddress` reads back. */
export function writeAddress({ page, only, language, demonstration, larger, still }: PreviewAddress): string {
  const query = new URLSearchParams({ language, demonstration: demonstration ? '1' : '0' });
  if (page !== 'screens') query.set('page', page);
  if (only !== null) query.set('only', only);
  if (larger) query.set('larger', '1');
  if (still) query.set('still', '1');
  return `?${query.toString()}`;
}
