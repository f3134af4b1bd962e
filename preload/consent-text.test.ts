import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { languages } from './contract.ts';
import { consentTexts, consentVersion, recipientSection, standardConsent } from './consent-text.ts';

/**
 * The words of each version, by hash. Sessions are recorded with the version only, so it has to stand for the same
 * words for ever: after a change of words, give `consentVersion` a new value and add a line here; never change one.
 */
const publishedTexts: Readonly<Record<string, string>> = {
  '2026-11-1': 'cba11354971c1ea9a04f3561bafc58427f3b20e0715f7ea089ea80a2e9590bba',
  '2026-11-2': 'd7faf844a93dec42f2a8de16107ab9053b0786781caa23237eef431dfa06755c',
};

describe('the consent text', () => {
  it('is the one its version stands for', () => {
    const hash = createHash('sha256').update(JSON.stringify(consentTexts)).digest('hex');
    expect({ [consentVersion]: hash }).toEqual({ [consentVersion]: publishedTexts[consentVersion] });
  });

  it.each(languages)('has four sections in %s, and says who gets the picture', (language) => {
    expect(consentTexts[language].sections).toHaveLength(4);
    expect(consentTexts[language].sections[recipientSection]?.body).toContain('biometric.kz');
  });

  it.each(languages)('does not name a recipient in a demonstration in %s', (language) => {
    const { sections } = standardConsent(true)[language];
    expect(sections).toHaveLength(4);
    expect(JSON.stringify(sections)).not.toContain('biometric.kz');
    expect(standardConsent(false)[language].sections).toBe(consentTexts[language].sections);
  });
});
