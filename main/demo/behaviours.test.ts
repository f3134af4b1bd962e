import { expect, test } from 'vitest';
import { readAnswer } from '../liveness/answer.ts';
import { publishedReasons } from '../liveness/errors.ts';
import { behaviours } from './behaviours.ts';
import { demoKeyNames } from './keys.ts';

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
