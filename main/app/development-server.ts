import { flavour } from '../platform/flavour.ts';

/** The address of Vite's server, in the development flavour only; null everywhere else. */
export const developmentUrl: URL | null = readDevelopmentUrl();

function readDevelopmentUrl(): URL | null {
  const text = flavour === 'development' ? process.env['LIVENESS_KIOSK_DEV_URL'] : undefined;
  return text && URL.canParse(text) ? new URL(text) : null;
}
