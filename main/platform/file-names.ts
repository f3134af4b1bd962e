/** Names inside the station's own folder. */
export const settingsFileName = 'settings.json';
/** The last generation that was known to be good. */
export const previousFileName = 'settings.json.previous';
/** A new generation is written and verified here before it replaces the current one. */
export const draftFileName = 'settings.draft.json';
export const dataKeyFileName = 'data-key.json';

const damaged = /^(settings|data-key)\.damaged-(?:(\d{4,7})-)?\d{8}-\d{6}-\d{3}\.json$/;

/** `settings.damaged-0007-20261123-114500-123.json` */
export function damagedName(fileName: string, number: number, at: Date): string {
  const stamp = at.toISOString().replace(/[-:]/g, '').replace(/[T.]/g, '-').replace('Z', '');
  return `${fileName.split('.', 1)[0]}.damaged-${String(number).padStart(4, '0')}-${stamp}.json`;
}

/** Null: it is no such name. Versions 0.1 gave the time alone: those count as 0. */
export function damagedNumber(name: string): number | null {
  const parts = damaged.exec(name);
  return parts && Number(parts[2] ?? 0);
}
