import { useLayoutEffect } from 'react';
import type { Branding } from '../../preload/station.ts';

/** Replaces the kiosk's accent colour by the bank's. Main has checked its contrast; theme.css makes the pressed shade from it. */
export function useBranding({ accent }: Branding): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (accent === null) style.removeProperty('--accent');
    else style.setProperty('--accent', accent);
  }, [accent]);
}
