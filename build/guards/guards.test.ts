import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guards, literally } from './guards.mjs';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Whether a guard's words are the beginning of a title, or all of one that is put together from parts. */
function titlesIn(source: string): ((words: string) => boolean)[] {
  return [...source.matchAll(/\b(?:test|it)\(\s*(['"`])(.+?)\1,/g)].map(([, quote, title = '']) => {
    if (quote !== '`') return (words) => title.startsWith(words);
    const whole = new RegExp(
      `^${title
        .split(/\$\{.+?\}/)
        .map(literally)
        .join('.+')}$`,
    );
    return (words) => whole.test(words);
  });
}

describe('the list of guards', () => {
  it.each(guards.map((guard) => [guard.name, guard] as const))('%s: fits the sources', (_name, guard) => {
    for (const { file, find, replace } of guard.edits) {
      expect(read(file).split(find), `${file}: ${find}`).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
    expect(titlesIn(read(`test/e2e/${guard.spec}.spec.ts`)).some((isTitle) => isTitle(guard.test))).toBe(
      true,
    );
  });

  it('names each guard once', () => {
    const names = guards.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
