import type { Language } from '../../preload/contract.ts';

const gigabyte = 1_000_000_000;
const megabyte = 1_000_000;

/**
 * The kiosk's runtime knows no Kazakh numbers and dates and would write English ones. Figures and their marks are written as in
 * Russian; the names of the units are Kazakh, below.
 */
const figures: Readonly<Record<Language, string>> = { kk: 'ru', ru: 'ru', en: 'en-GB' };

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'megabyte' | 'gigabyte';
const units: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  kk: { second: 'с', minute: 'мин', hour: 'сағ', day: 'күн', megabyte: 'МБ', gigabyte: 'ГБ' },
  ru: { second: 'с', minute: 'мин', hour: 'ч', day: 'дн.', megabyte: 'МБ', gigabyte: 'ГБ' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'd', megabyte: 'MB', gigabyte: 'GB' },
};

/** "12.5 GB"; decimal, as drives are labelled. */
export function formatSize(bytes: number, language: Language): string {
  const [amount, unit] =
    bytes >= gigabyte ? ([bytes / gigabyte, 'gigabyte'] as const) : ([bytes / megabyte, 'megabyte'] as const);
  return inUnit(amount, unit, language);
}

/** "2.4 s" or "3 min"; without a sign. */
export function formatSpan(ms: number, language: Language): string {
  const seconds = Math.abs(ms) / 1000;
  if (seconds < 90) return inUnit(seconds, 'second', language);
  const minutes = seconds / 60;
  if (minutes < 90) return inUnit(minutes, 'minute', language);
  const hours = minutes / 60;
  return hours < 48 ? inUnit(hours, 'hour', language) : inUnit(hours / 24, 'day', language);
}

/** A space that does not break: the unit never stands alone on a line. */
function inUnit(amount: number, unit: Unit, language: Language): string {
  const fine = unit === 'second' || unit === 'gigabyte' || unit === 'megabyte';
  return `${formatNumber(amount, language, fine && amount < 10 ? 1 : 0)}\u00a0${units[language][unit]}`;
}

/** @param digits the most after the mark */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(figures[language], { maximumFractionDigits: digits }).format(value);
}

/** "0,97", "0.97": always two digits, so that scores line up in a column. */
export function formatScore(score: number, language: Language): string {
  return new Intl.NumberFormat(figures[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(score);
}

/** "98,2 %" with a space that does not break, "98.2%" in English. */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(figures[language], { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const seconds = { ...clock, second: '2-digit' } as const;
/** In figures, and in English with the month's name: whether 11/12 is a day in December or November depends on the reader. */
const dayOfYear: Readonly<Record<Language, Intl.DateTimeFormatOptions>> = {
  kk: { day: '2-digit', month: '2-digit' },
  ru: { day: '2-digit', month: '2-digit' },
  en: { day: 'numeric', month: 'short' },
};

/** "14:05", by the station's own time zone, in 24 hours in every language, as is usual here. */
export function formatTime(time: Date, language: Language): string {
  return new Intl.DateTimeFormat(figures[language], clock).format(time);
}

/** "14:05:09" of today, with the day before it of any other day: "22.11, 14:05:09", "22 Nov, 14:05:09". */
export function formatMoment(iso: string, language: Language, now: Date = new Date()): string {
  const at = new Date(iso);
  const sameDay = at.toDateString() === now.toDateString();
  const options = sameDay ? seconds : { ...dayOfYear[language], ...seconds };
  return new Intl.DateTimeFormat(figures[language], options).format(at);
}

/** "23.11.2026", "23 Nov 2026" of a day as `2026-11-23`. */
export function formatDay(day: string, language: Language): string {
  const options = { ...dayOfYear[language], year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(figures[language], options).format(new Date(`${day}T00:00:00Z`));
}

/** The date and the time to the second: "23.11.2026, 14:05:09", "23 Nov 2026, 14:05:09". */
export function formatDateTime(iso: string, language: Language): string {
  const options = { ...dayOfYear[language], year: 'numeric', ...seconds } as const;
  return new Intl.DateTimeFormat(figures[language], options).format(new Date(iso));
}
