import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultDemoKey, demoKey, demoKeyName, demoKeyNames, isDemoKey } from './keys.ts';
import { readAnswer } from '../liveness/answer.ts';
import { publishedReasons } from '../liveness/errors.ts';
import { behaviours } from './behaviours.ts';

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

/** How the kiosk reads each answer whose result is false. */
const read = demoKeyNames.flatMap((name) => {
  const behaviour = behaviours[name];
  if (behaviour.kind !== 'answer') return [];
  const answer = behaviour.answer();
  return answer.status === 200 && answer.body.startsWith('{"result":false')
    ? [{ name, answer: readAnswer(Buffer.from(answer.body), 'k'.repeat(47)) }]
    : [];
});

test('each published reason has a key, and comes to the class and the code of the table', () => {
  const meanings = read.map(({ answer }) => {
    const said = answer.ok ? answer.value : answer.error.withheld;
    return [
      said?.failureReason?.type,
      said?.failureReason?.detail,
      said?.failureClass,
      !answer.ok && answer.error.code,
    ];
  });
  for (const { type, detail, meaning } of publishedReasons) {
    const typo = detail === 'Low overall prediction' ? 'Low overall prediciton' : detail;
    expect(meanings).toContainEqual([type, typo, meaning.failureClass, 'code' in meaning && meaning.code]);
  }
});
