import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { languages } from './contract.ts';
import { consentTexts, consentVersion, standardConsent, type ConsentFacts } from './consent-text.ts';

/**
 * The words of each version, by hash. Sessions are recorded with the version only, so it has to stand for the same
 * words for ever: after a change of words, give `consentVersion` a new value and add a line here; never change one.
 */
const publishedTexts: Readonly<Record<string, string>> = {
  '2026-11-1': 'cba11354971c1ea9a04f3561bafc58427f3b20e0715f7ea089ea80a2e9590bba',
  '2026-11-2': 'd7faf844a93dec42f2a8de16107ab9053b0786781caa23237eef431dfa06755c',
  '2026-11-3': '09859de7a12fb6e4f7ca6e1eeb9398bc5648224197d6da06f897f65df5f100a4',
};

const in3 = (text: string) => ({ kk: text, ru: text, en: text });
const facts: ConsentFacts = {
  operator: in3('OPERATOR, 17 B St.'),
  term: in3('TERM'),
  thirdParties: in3('THIRD PARTIES'),
};

describe('the consent text', () => {
  it('is the one its version stands for', () => {
    const hash = createHash('sha256').update(JSON.stringify(consentTexts)).digest('hex');
    expect({ [consentVersion]: hash }).toEqual({ [consentVersion]: publishedTexts[consentVersion] });
  });

  it.each(languages)(
    'says in %s who gets the photo, and in a demonstration that it is not sent',
    (language) => {
      const [real, demonstration] = [standardConsent(false)[language], standardConsent(true)[language]];
      expect(real.sections).toHaveLength(4);
      expect(JSON.stringify(real)).toContain('biometric.kz');
      expect(demonstration.sections).toHaveLength(4);
      const nowhere = { kk: 'ешқайда жіберілмейді', ru: 'никуда не отправляется', en: 'not sent anywhere' }[
        language
      ];
      expect(demonstration.sending).toContain(nowhere);
      expect(demonstration.sections[1]?.body).toContain(nowhere);
      // Neither the service nor anybody else is said to receive it.
      const whole = JSON.stringify(standardConsent(true, facts)[language]);
      expect(whole).not.toMatch(/biometric\.kz|THIRD PARTIES|тексеру қызмет|сервис|service/);
      expect(JSON.stringify(real)).not.toContain(nowhere);
    },
  );

  it.each(languages)('calls the photo biometric personal data in %s', (language) => {
    const named = { kk: 'биометриялық дербес', ru: 'биометрические персональные', en: 'biometric personal' };
    for (const demonstration of [false, true])
      expect(JSON.stringify(standardConsent(demonstration)[language])).toContain(named[language]);
  });

  it.each(languages)('is whole in %s with the bank’s facts and without them', (language) => {
    const filled = JSON.stringify(standardConsent(false, facts)[language]);
    // With one full stop, also where the fact ends with its own.
    for (const said of ['OPERATOR, 17 B St.', 'TERM.', 'THIRD PARTIES.']) expect(filled).toContain(said);
    expect(filled).not.toMatch(/\.\.|\{\{/);
    for (const demonstration of [false, true])
      for (const { body } of standardConsent(demonstration)[language].sections) {
        expect(body).toMatch(/^\p{Lu}.*\.$/u);
        expect(body).not.toMatch(/\{\{|\}\}|: *\.| {2}/);
      }
  });
});
