import type { Fault } from '../../../preload/faults/faults.ts';

/** The kiosk's own colours that are used with the accent; a test compares them with theme.css. */
export const paper = '#fbf6ec';
export const onAccent = '#fffdf6';
/** WCAG 2.2, 1.4.6 (AAA) for text of normal size. */
const least = 7;

/** Relative luminance, 0 to 1, of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Why a colour can't be the accent: it is the background of light text, and is drawn on the paper colour. Null: it can. */
export function accentFault(colour: string): Fault | null {
  const worst = Math.min(contrast(colour, onAccent), contrast(colour, paper));
  if (worst >= least) return null;
  // Rounded down, so that the reported value never equals the bound.
  return { code: 'contrast', contrast: Math.floor(worst * 10) / 10, least };
}
