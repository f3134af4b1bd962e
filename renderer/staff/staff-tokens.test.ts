import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contrast } from '../../main/settings/schema/contrast.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const css = read('../theme.css') + read('staff-tokens.css');

function token(name: string): string {
  const hex = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  if (!hex) throw new Error(`there is no colour --${name}`);
  return hex;
}

it.each([
  ['paper-bright', 'bad'],
  ['paper-bright', 'good'],
  ['on-care', 'care'],
  ['paper-bright', 'ink-soft'],
])('the mark %s is plain to see on the sign %s', (mark, sign) => {
  expect(contrast(token(mark), token(sign))).toBeGreaterThanOrEqual(7);
});

it.each(['paper', 'paper-bright', 'light-1'])('what is wrong is plain to see on %s', (ground) => {
  expect(contrast(token('bad'), token(ground))).toBeGreaterThanOrEqual(7);
});

it('the kiosk’s own accent is the theme’s', () => {
  expect(token('accent-own')).toBe(token('accent'));
});

/** Read from the disk: imported, even as raw text, a style sheet is empty in a unit test. */
const staff = new URL('./', import.meta.url);
const sheets = readdirSync(staff, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name, staff), 'utf8')] as const);

it('the console’s colours stand in its tokens only', () => {
  const others = sheets.filter(([name]) => !name.endsWith('staff-tokens.css'));
  expect(others.length).toBeGreaterThan(10);
  for (const [name, sheet] of others) expect(sheet, name).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
});

it('the bank’s colour fills what is to be pressed, and nothing else', () => {
  const filled = sheets.flatMap(([name, sheet]) =>
    [...sheet.matchAll(/([^{}]+)\{[^{}]*var\(--accent\)/g)].map(([, rule = '']) => `${name}: ${rule.trim()}`),
  );
  expect(filled.sort()).toEqual([
    'parts/buttons.css: .staff-button-main',
    'sign-in/sign-in.css: .pin-keys .pin-enter',
  ]);
});
