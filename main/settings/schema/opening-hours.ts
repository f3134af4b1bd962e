/** As the settings have them: `HH:MM`, or empty. */
export interface OpeningHours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Minutes since midnight, or null where it is no time of day. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/**
 * Whether the branch is open at this moment of the station's local time; closing may be after midnight. Always open
 * where the two times are the same or one is missing: a screen that stays on is better than one that sleeps before a customer.
 */
export function isOpen({ opensAt, closesAt }: OpeningHours, at: Date): boolean {
  const [opens, closes] = [minutesOf(opensAt), minutesOf(closesAt)];
  if (opens === null || closes === null || opens === closes) return true;
  const now = at.getHours() * 60 + at.getMinutes();
  return opens < closes ? now >= opens && now < closes : now >= opens || now < closes;
}
