/** Days as `2026-11-23`. Counted at noon UTC, where no change of the clocks can lose or double one. */
const dayMs = 86_400_000;

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const dayBefore = (day: string): string => shift(day, -1);
export const dayAfter = (day: string): string => shift(day, 1);

export const exportSpans = ['day', 'month', 'all'] as const;
export type ExportSpan = (typeof exportSpans)[number];

/** The first day of what is written to a drive. */
export function beginningOf(
  span: ExportSpan,
  { day, firstDay }: { readonly day: string; readonly firstDay: string },
): string {
  if (span === 'day') return day;
  const from = span === 'all' ? firstDay : shift(day, -29);
  return from < firstDay ? firstDay : from;
}
