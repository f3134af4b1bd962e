import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultDemoKey, demoKey, demoKeyName, demoKeyNames, isDemoKey } from './keys.ts';

test('a key can be read: its name, then zeros', () => {
  expect(demoKey('access-denied')).toBe('demo-access-denied-00000000000000000000000000000');
  expect(defaultDemoKey).toBe('demo-check-0000000000000000000000000000000000000');
});

test('every key is long enough for a real one and gives its name back', () => {
  for (const name of demoKeyNames) {
    expect(demoKey(name)).toHaveLength(48);
    expect(demoKeyName(demoKey(name))).toBe(name);
  }
});

test('a misspelt demonstration key is still kept from the real service', () => {
  expect(isDemoKey('demo-acess-denied-000')).toBe(true);
  expect(demoKeyName('demo-acess-denied-000')).toBeNull();
  expect(isDemoKey('k'.repeat(47))).toBe(false);
});

test.each(demoKeyNames)('docs/demonstration.md names the key %s', (name) => {
  const doc = readFileSync(new URL('../../docs/demonstration.md', import.meta.url), 'utf8');
  expect(doc).toContain(`\`${name}\``);
});
