import { expect, it } from 'vitest';
import { languages } from '../contract.ts';
import { faultTexts, faultWords, policyFaultWords, technicalDetail, type FaultCode } from './faults.ts';

const codes = Object.keys(faultTexts) as FaultCode[];
const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it.each(codes)('%s needs the same parameters in every language', (code) => {
  for (const language of languages)
    expect(namesIn(faultTexts[code][language])).toEqual(namesIn(faultTexts[code].en));
});

it('says what is wrong, where in the value, and of which name in the file', () => {
  const fault = { code: 'contrast', contrast: 1.4, least: 7 } as const;
  expect(faultWords(fault, 'ru')).toMatch(/контраст 1,4, а нужно не меньше 7/);
  expect(faultWords(fault, 'en')).toMatch(/contrast is 1\.4, at least 7/);
  expect(faultWords({ code: 'consent-lines', part: 'kk' }, 'ru')).toMatch(/^На казахском: До первого/);
  expect(faultWords({ code: 'public-key-hash', part: 2 }, 'kk')).toMatch(/^2-жол: Ашық кілттің/);
  const named = { name: 'maxAttempts', fault: { code: 'at-most', max: 5 } } as const;
  expect(policyFaultWords(named, 'kk')).toBe('"maxAttempts": 5 мәнінен аспауы керек.');
});

it('fills in a text as it is, braces included', () => {
  const fault = { code: 'consent-placeholder-empty', placeholder: '{{term}}', other: 'consentTerm' } as const;
  expect(faultWords(fault, 'en')).toBe('{{term}} needs "consentTerm" in every language.');
  expect(technicalDetail('{{text}}', 'en')).toBe('Technical detail: {{text}}');
});
