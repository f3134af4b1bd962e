/**
 * Colours to choose from with one touch, the kiosk's own (empty) first. A test makes sure that main, which refuses an
 * unreadable one, would take each.
 */
export const accents = [
  '',
  '#0b3d91',
  '#14532d',
  '#7a1f2b',
  '#4a2a7a',
  '#6b3a0a',
  '#1f3b4d',
  '#222222',
] as const;
