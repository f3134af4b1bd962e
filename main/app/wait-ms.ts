import { flavour } from '../platform/flavour.ts';

/** Only outside production can the environment shorten a wait, so that tests need not sit it out. */
export function waitMs(name: 'DEADLINE' | 'TAKE_NOW_AFTER' | 'TROUBLE_RETRY', otherwise: number): number {
  const asked = flavour === 'production' ? Number.NaN : Number(process.env[`LIVENESS_KIOSK_${name}_MS`]);
  return asked > 0 ? asked : otherwise;
}
