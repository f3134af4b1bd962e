import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentFault } from '../main/settings/schema/contrast.ts';
import { contrast, distance, rgbOf, sights } from '../test/preview/colour-vision.ts';
import { accents } from './staff/pages/settings/colour-editor.tsx';

/** A bank's colour is what can be pressed; what a message means must not depend on it. */
const theme = readFileSync(new URL('theme.css', import.meta.url), 'utf8');
const ownTokens = new Map(
  [...theme.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!]),
);

/** The colour of a token where the bank has this accent, as app.tsx sets it. */
function colourOf(name: string, accent: string): string {
  const own = name === '--accent' && accent !== '' ? accent : ownTokens.get(name);
  if (own === undefined) throw new Error(`theme.css has no ${name}`);
  const [, other] = /^var\((--[\w-]+)\)$/.exec(own) ?? [];
  return other === undefined ? own : colourOf(other, accent);
}

/** Text and signs on the ground of a message. */
const messages = [
  ['--on-good', '--good'],
  ['--ink', '--unsure'],
  ['--ink', '--paper'],
  ['--ink', '--paper-bright'],
  ['--ink', '--light-2'],
  ['--ink', '--light-3'],
] as const;

const steps = [0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255];
const grid = steps.flatMap((red) =>
  steps.flatMap((green) =>
    steps.map((blue) => `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`),
  ),
);
const admitted = [...accents, ...grid.filter((colour) => accentFault(colour) === null)];

describe('the colours of messages', () => {
  it('are the same with every accent that the settings admit', () => {
    expect(admitted.length).toBeGreaterThan(300);
    expect(colourOf('--accent', '#14532d')).toBe('#14532d');
    for (const name of new Set(messages.flat()))
      for (const accent of admitted) expect(colourOf(name, accent), name).toBe(colourOf(name, ''));
  });

  it.each(messages)('%s on %s has a contrast of 7:1 or more', (text, ground) => {
    expect(contrast(rgbOf(colourOf(text, '')), rgbOf(colourOf(ground, '')))).toBeGreaterThanOrEqual(7);
  });

  // Half of the way from black to white, and more than 20 times what is just noticed.
  it.each(Object.keys(sights))('live and not live are far apart for every eye: %s', (sight) => {
    const see = (name: string) => sights[sight]!(rgbOf(colourOf(name, '')));
    expect(distance(see('--good'), see('--unsure'))).toBeGreaterThan(50);
  });
});

describe('the bank’s colour', () => {
  // Read as files: imported with `?raw`, a style sheet is empty here.
  const sheets = ['components', 'screens', 'out-of-order'].flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => name.endsWith('.css'))
      .map((name) => [name, readFileSync(new URL(`${folder}/${name}`, import.meta.url), 'utf8')] as const),
  );
  it('is on the main button and the start door only', () => {
    const using = sheets.flatMap(([name, sheet]) =>
      [...sheet.matchAll(/([^{}]+)\{[^{}]*var\(--accent/g)].map(([, selector]) => {
        const last = selector!.replaceAll(/\/\*.*?\*\//gs, '').trim();
        return `${name} ${last}`;
      }),
    );
    expect(using.length).toBeGreaterThan(2);
    for (const rule of using)
      expect(rule).toMatch(/^(big-button\.css .*\.big-button-main|waiting-screen\.css .*\.waiting-)/s);
  });
});
