import { expect, it } from 'vitest';
import { consentVersion, standardConsent } from '../../preload/consent-text.ts';
import { consentInForce } from './consent.ts';
import { parseConsentText } from './own-text.ts';

const own = `Біз бір сурет түсіреміз
Ол тексеруге жіберіледі
Ол сақталмайды

# Не үшін
Тірі адам екенін білу үшін.
Басқа ештеңе үшін емес.
# Кімге
Тек қызметке.`;
const nothing = { kk: '', ru: '', en: '' };
const everywhere = { kk: own, ru: own, en: own };

it('reads three lines and sections', () => {
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
])('refuses %s, and says why', (_, text, code) => {
  expect(parseConsentText(text)).toMatchObject({ ok: false, error: { code } });
});

it('shows the standard text unless the bank’s own is there in every language and named', () => {
  const standard = { version: consentVersion, texts: standardConsent(false) };
  expect(consentInForce({ consentVersion: '', consentText: nothing }, false).consent).toEqual(standard);
  expect(consentInForce({ consentVersion: '', consentText: everywhere }, false).consent).toEqual(standard);
  const half = { consentVersion: 'A', consentText: { ...everywhere, en: '' } };
  expect(consentInForce(half, false).consent).toEqual(standard);
  const whole = consentInForce({ consentVersion: 'A', consentText: everywhere }, false).consent;
  expect(whole.version).toBe('A');
  expect(whole.texts.ru.sections).toHaveLength(2);
});

it('gives every wording a hash of its own', () => {
  const hashes = [
    consentInForce({ consentVersion: '', consentText: nothing }, false),
    consentInForce({ consentVersion: '', consentText: nothing }, true),
    consentInForce({ consentVersion: 'A', consentText: everywhere }, false),
    consentInForce({ consentVersion: 'B', consentText: everywhere }, false),
    consentInForce({ consentVersion: 'A', consentText: { ...everywhere, kk: `${own}.` } }, false),
  ].map(({ sha256 }) => sha256);
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
