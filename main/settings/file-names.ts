/** Names inside the station's own folder. */
export const settingsFileName = 'settings.json';
/** The last generation that was known to be good. */
export const previousFileName = 'settings.json.previous';
/** Where a new generation is written and looked at before it takes the current one's place. */
export const draftFileName = 'settings.draft.json';
export const dataKeyFileName = 'data-key.json';
export const lockFileName = 'settings.lock';

/** `settings.damaged-20261123-114500-123.json` */
export function damagedName(fileName: string, at: Date): string {
  const stamp = at.toISOString().replace(/[-:]/g, '').replace('T', '-').replace('.', '-').replace('Z', '');
  return `${fileName.split('.', 1)[0]}.damaged-${stamp}.json`;
}
export const isDamagedName = (name: string): boolean => /^(settings|data-key)\.damaged-.*\.json$/.test(name);
