import type { PowerSaveBlocker } from 'electron';
import { isOpen, type OpeningHours } from '../../settings/schema/opening-hours.ts';

export interface AwakePorts {
  readonly hours: () => OpeningHours;
  /** A customer is being served, also outside opening hours. */
  readonly isInUse: () => boolean;
  readonly blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  /** Switches a display on that has gone to sleep already. */
  readonly switchOn: () => void;
}

/** A minute's delay is harmless: systems switch a screen off after several. */
const lookEveryMs = 20_000;

/**
 * Keeps the display from sleeping in opening hours and while a customer is served. Otherwise it sleeps by the system's settings, and
 * wakes at a touch: the kiosk itself is always ready.
 */
export function keepAwake({ hours, isInUse, blocker, switchOn }: AwakePorts): void {
  let block: number | null = null;
  const look = () => {
    const awake = isOpen(hours(), new Date()) || isInUse();
    if (awake && block === null) {
      block = blocker.start('prevent-display-sleep');
      switchOn();
    }
    if (awake || block === null) return;
    blocker.stop(block);
    block = null;
  };
  look();
  setInterval(look, lookEveryMs).unref();
}
