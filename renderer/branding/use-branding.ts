import { useLayoutEffect } from 'react';
import type { Branding } from '../../preload/contract.ts';

/** A pressed button is a third darker, as with our own accent. */
const pressedShare = 0.7;

/** Replaces the kiosk's accent colour by the bank's. Main has checked its contrast. */
export function useBranding({ accent }: Branding): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const tokens = { '--accent': accent, '--accent-pressed': accent && darken(accent) };
    for (const [name, value] of Object.entries(tokens)) {
      if (value === null) style.removeProperty(name);
      else style.setProperty(name, value);
    }
  }, [accent]);
}

/** @param colour `#rrggbb` */
export function darken(colour: string): string {
  const parts = [1, 3, 5].map((at) =>
    Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * pressedShare),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
