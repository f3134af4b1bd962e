import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The page's parts in the order in which they need each other. The first is what the kiosk itself writes receipts with. */
const scripts = [
  '../../main/records/verifier/receipt-format.mjs',
  'check.mjs',
  'words.mjs',
  'show.mjs',
  'page.mjs',
];
/** Of the kiosk's own colours. */
const colours = [
  'paper',
  'paper-bright',
  'light-1',
  'light-2',
  'ink',
  'ink-soft',
  'accent',
  'on-accent',
  'good',
  'on-good',
  'care',
  'on-care',
  'bad',
  'line',
  'line-strong',
  'focus',
];

/** @param {string} name beside this file */
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** @returns {string} docs/verify-receipt.html: one file that needs no other and no network */
export function assemblePage() {
  const script = scripts.map((name) => withoutModules(read(name))).join('\n');
  const style = `${rootColours()}\n${read('page.css')}`;
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  /** @type {Record<string, string>} */
  const parts = { policy, style, script };
  return read('template.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name] ?? '');
}

/** One script has no other to import from. @param {string} source */
const withoutModules = (source) =>
  source.replace(/^import [^;]+;\n+/gm, '').replace(/^export (?=async |const |function )/gm, '');

function rootColours() {
  const theme = read('../../renderer/theme.css') + read('../../renderer/staff/staff-tokens.css');
  const lines = colours.map((name) => {
    const value = new RegExp(`--${name}: (#[0-9a-f]+);`).exec(theme)?.[1];
    if (!value) throw new Error(`the theme has no --${name}`);
    return `  --${name}: ${value};`;
  });
  return `:root {\n${lines.join('\n')}\n}`;
}

/** As a Content-Security-Policy names what may stand in the page. @param {string} text */
const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
