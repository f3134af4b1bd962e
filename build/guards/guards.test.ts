import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guards } from './guards.mjs';
import { literally, specPath } from './spec-path.mjs';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the list of guards', () => {
  it.each(guards.map((guard) => [guard.name, guard] as const))('%s: fits the sources', (_name, guard) => {
    for (const { file, find, replace } of guard.edits) {
      expect(read(file).split(find), `${file}: ${find}`).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
    expect(read(specPath(guard.spec))).toMatch(new RegExp(`(test|it)\\(\\s*['"]${literally(guard.test)}`));
  });

  it('names each guard once', () => {
    const names = guards.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
