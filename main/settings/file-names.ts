/** Names inside the station's own folder. */
export const settingsFileName = 'settings.json';
export const dataKeyFileName = 'data-key.json';
