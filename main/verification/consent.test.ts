import { describe, expect, it } from 'vitest';
import { consentVersion, standardConsent } from '../../preload/consent-text.ts';
import { consentInForce } from './consent.ts';
import { parseConsentText } from '../settings/schema/own-consent-text.ts';

const own = `Біз бір сурет түсіреміз
Ол тексеруге жіберіледі
Ол сақталмайды

# Не үшін
Тірі адам екенін білу үшін.
Басқа ештеңе үшін емес.
# Кімге
Тек қызметке.`;
const naming = `${own} Мерзімі: {{term}}. {{operator}}, {{operator}}.`;
const in3 = (text: string) => ({ kk: text, ru: text, en: text });
const nothing = in3('');
const empty = {
  ...{ consentVersion: '', consentText: nothing },
  ...{ consentOperator: nothing, consentTerm: nothing, consentThirdParties: nothing },
};
const facts = { consentOperator: in3('«Дала» АҚ'), consentTerm: in3('1 жыл') };

describe('a bank’s own text', () => {
  it('is read: three lines and sections', () => {
    expect(parseConsentText(own)).toEqual({
      ok: true,
      value: {
        picture: 'Біз бір сурет түсіреміз',
        sending: 'Ол тексеруге жіберіледі',
        keeping: 'Ол сақталмайды',
        sections: [
          { heading: 'Не үшін', body: 'Тірі адам екенін білу үшін. Басқа ештеңе үшін емес.' },
          { heading: 'Кімге', body: 'Тек қызметке.' },
        ],
      },
    });
  });

  it.each([
    ['two lines', 'a\nb\n# c\nd', 'consent-lines'],
    ['no section', 'a\nb\nc', 'consent-sections'],
    ['five sections', `a\nb\nc${'\n# d\ne'.repeat(5)}`, 'consent-sections'],
    ['a heading without words', 'a\nb\nc\n# d\n# e\nf', 'consent-section'],
    ['words without a heading', 'a\nb\nc\n#\n', 'consent-section'],
    ['a line that would not fit', `${'a'.repeat(91)}\nb\nc\n# d\ne`, 'consent-line-length'],
    ['sections that would not fit', `a\nb\nc\n# d\n${'e'.repeat(850)}`, 'consent-sections-length'],
    [
      'sections that would not fit once filled in',
      `a\nb\nc\n# d\n${'{{operator}} '.repeat(13)}`,
      'consent-sections-length',
    ],
    ['an unknown placeholder', `${own} {{bank}}`, 'consent-placeholder-unknown'],
    ['a placeholder misspelt', `${own} {{ term }}`, 'consent-placeholder-unknown'],
    ['half a placeholder', `${own} {{term}`, 'consent-placeholder-unknown'],
    [
      'a placeholder in a line of a fixed length',
      own.replace('сақталмайды', '{{term}} сақталады'),
      'consent-placeholder-place',
    ],
  ])('is refused with %s, and says why', (_, text, code) => {
    expect(parseConsentText(text)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the consent in force', () => {
  it('is the standard text unless the bank’s own is there in every language and named', () => {
    const standard = { version: consentVersion, texts: standardConsent(false) };
    expect(consentInForce(empty, false).consent).toEqual(standard);
    expect(consentInForce({ ...empty, consentText: in3(own) }, false).consent).toEqual(standard);
    const half = { ...empty, consentVersion: 'A', consentText: { ...in3(own), en: '' } };
    expect(consentInForce(half, false).consent).toEqual(standard);
    const whole = consentInForce({ ...empty, consentVersion: 'A', consentText: in3(own) }, false).consent;
    expect(whole.version).toBe('A');
    expect(whole.texts.ru.sections).toHaveLength(2);
  });

  it('is the standard text in a demonstration: the bank’s own says that the photo is sent', () => {
    const { consent } = consentInForce({ ...empty, consentVersion: 'A', consentText: in3(own) }, true);
    expect(consent).toEqual({ version: consentVersion, texts: standardConsent(true) });
  });

  it('names what the bank has filled in, in the standard text and in the bank’s own', () => {
    const standard = JSON.stringify(consentInForce({ ...empty, ...facts }, false).consent);
    expect(standard).toContain('Срок хранения записей: 1 жыл.');
    const named = { ...empty, ...facts, consentVersion: 'A', consentText: in3(naming) };
    expect(consentInForce(named, false).consent.texts.en.sections[1]).toEqual({
      heading: 'Кімге',
      body: 'Тек қызметке. Мерзімі: 1 жыл. «Дала» АҚ, «Дала» АҚ.',
    });
  });

  it('is the standard text while the bank’s own names what is not filled in in every language', () => {
    const named = { ...empty, ...facts, consentVersion: 'A', consentText: in3(naming) };
    const half = { ...named, consentTerm: { ...facts.consentTerm, en: '' } };
    const { consent } = consentInForce(half, false);
    expect(consent.version).toBe(consentVersion);
    expect(JSON.stringify(consent)).not.toMatch(/1 жыл|\{\{/);
  });

  it('has a hash of its own for every wording and every fact', () => {
    const named = { ...empty, ...facts, consentVersion: 'A', consentText: in3(naming) };
    const hashes = [
      consentInForce(empty, false),
      consentInForce(empty, true),
      consentInForce({ ...empty, ...facts }, false),
      consentInForce({ ...empty, consentTerm: facts.consentTerm }, false),
      consentInForce({ ...empty, consentVersion: 'A', consentText: in3(own) }, false),
      consentInForce({ ...empty, consentVersion: 'B', consentText: in3(own) }, false),
      consentInForce({ ...empty, consentVersion: 'A', consentText: { ...in3(own), kk: `${own}.` } }, false),
      consentInForce(named, false),
      consentInForce({ ...named, consentTerm: in3('2 жыл') }, false),
    ].map(({ sha256 }) => sha256);
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
