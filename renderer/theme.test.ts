import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentFault } from '../main/settings/schema/contrast.ts';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');
const waitingCss = readFileSync(new URL('screens/waiting-screen.css', import.meta.url), 'utf8');

function token(name: string): Rgb {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(css)?.[1];
  if (!hex) throw new Error(`theme.css has no colour --${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** A colour of which white has taken a part. @param share of the colour, in per cent */
const lightened = (colour: Rgb, share: number): Rgb =>
  colour.map((part) => (part * share + 255 * (100 - share)) / 100) as unknown as Rgb;

const grounds = ['paper', 'paper-bright', 'lamp', 'light-1', 'light-2', 'light-3'];

describe('the contrast formula', () => {
  it('gives the known values', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });
});

describe('text has a contrast of 7:1 or more', () => {
  const pairs = [
    ...grounds.map((ground) => ['ink', ground] as const),
    ...grounds.map((ground) => ['ink-soft', ground] as const),
    ['on-accent', 'accent'],
    ['on-accent', 'ink'],
    ['on-good', 'good'],
    ['on-care', 'care'],
  ] as const;
  it.each(pairs)('%s on %s', (text, ground) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(7);
  });

  it('on a pressed button', () => {
    const [, share] =
      /--accent-pressed: color-mix\(in srgb, var\(--accent\) (\d+)%, white\);/.exec(css) ?? [];
    expect(contrast(token('on-accent'), lightened(token('accent'), Number(share)))).toBeGreaterThanOrEqual(7);
    // The palest colour that a bank may choose: the text on its buttons is large, for which WCAG 1.4.6 asks 4.5.
    const palest: Rgb = [0x54, 0x54, 0x54];
    expect(accentFault('#545454')).toBeNull();
    expect(accentFault('#555555')).not.toBeNull();
    expect(contrast(token('on-accent'), lightened(palest, Number(share)))).toBeGreaterThanOrEqual(4.5);
  });

  it('on the lightest ring inside the start button', () => {
    const shares = [...waitingCss.matchAll(/var\(--accent\) (\d+)%, white/g)].map(([, share]) =>
      Number(share),
    );
    expect(shares).toHaveLength(2);
    for (const share of shares) {
      expect(contrast(token('on-accent'), lightened(token('accent'), share))).toBeGreaterThanOrEqual(7);
    }
  });
});

describe('what bounds or draws a control has a contrast of 3:1 or more', () => {
  const pairs = [
    ['line-strong', 'paper'],
    ['line-strong', 'paper-bright'],
    ['line-strong', 'lamp'],
    ['accent', 'lamp'],
    ['accent', 'paper'],
    ['accent', 'light-3'],
    ['focus', 'paper'],
    ['focus', 'paper-bright'],
    ['focus', 'light-3'],
  ] as const;
  it.each(pairs)('%s on %s', (line, ground) => {
    expect(contrast(token(line), token(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('colours stand in theme.css only', () => {
  // Read from the disk: imported, even as raw text, a style sheet is empty in a unit test.
  const sheets = ['components', 'screens', 'camera'].flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => name.endsWith('.css'))
      .map((name) => [name, readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8')] as const),
  );
  expect(sheets.length).toBeGreaterThan(15);
  for (const [name, sheet] of sheets) expect(sheet, name).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
});
