import { describe, expect, it } from 'vitest';
import { languages } from '../../preload/contract.ts';
import { bannedWords, findBanned } from './banned-words.ts';
import { latinWords } from './latin-words.ts';
import { productTexts, textsIn, uncollectedSources } from './product-texts.ts';

const texts = productTexts();

describe('every text of the product', () => {
  it('is collected: no source with Kazakh in it is left out', () => {
    expect(uncollectedSources()).toEqual([]);
    for (const language of languages)
      expect(texts.filter((text) => text.language === language).length).toBeGreaterThan(500);
  });

  it.each(languages)('has none of the banned words in %s', (language) => {
    const found = texts
      .filter((text) => text.language === language)
      .flatMap(({ at, text, audience }) =>
        findBanned(text, language, audience).map((why) => `${at}: ${text}: ${why}`),
      );
    expect(found).toEqual([]);
  });

  it.each(['kk', 'ru'] as const)('has no English word where staff read it in %s', (language) => {
    const found = texts
      .filter((text) => text.language === language && text.audience === 'staff')
      .flatMap(({ at, text }) => latinWords(text).map((word) => `${at}: ${text}: ${word}`));
    expect(found).toEqual([]);
  });

  it('has no quotation inside a quotation, also where the help quotes a heading', () => {
    const quoted = ({ at, audience }: (typeof texts)[number]) =>
      audience === 'customer' && at.endsWith('heading');
    const found = texts.filter((one) => (quoted(one) ? /[«“]/ : /«[^»]*«|“[^”]*“/).test(one.text));
    expect(texts.filter(quoted).length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });
});

describe('quotation marks', () => {
  /** Whether the text has guillemets within guillemets, when it quotes `inner`. */
  const nests = (text: string, inner = ''): boolean => /«[^»]*«/.test(text.replace(/\{\{\w+\}\}/g, inner));

  it.each(['kk', 'ru'] as const)('never stand within others in %s', (language) => {
    const own = texts.filter((text) => text.language === language);
    expect(own.filter(({ text }) => nests(text)).map(({ at }) => at)).toEqual([]);
    // The help quotes what customers read as a heading.
    const headings = own.filter(({ at, audience }) => audience === 'customer' && at.endsWith('heading'));
    expect(headings.length).toBeGreaterThan(10);
    const sees = own.find(({ at }) => at.endsWith('help sees'))?.text ?? '';
    expect(headings.filter(({ text }) => nests(sees, text)).map(({ at }) => at)).toEqual([]);
    expect(nests(sees, '«Киоск»')).toBe(true);
  });
});

describe('the check', () => {
  it.each([
    ['kk', 'Бұл — көрсетілім.', 'көрсетілім'],
    ['kk', 'Бағасы', 'Бағасы'],
    ['kk', '{{count}} сан енгізілді', 'сан енгіз'],
    ['kk', 'Батырманы басыңыз.', 'Батырма'],
    ['kk', 'USB-жадты оқу не жазу мүмкін болмады.', 'не'],
    ['kk', 'Киоскіні қайта қосыңыз.', 'Киоскіні қайта қос'],
    ['ru', 'Ключ для службы проверки', 'службы проверки'],
    ['ru', 'Голова в папке банка', 'Голова'],
    ['ru', 'Повернуть картинку', 'картинк'],
    ['ru', 'Сотрудник поможет вам по-другому.', 'по-другому'],
    ['en', 'Enter the key anew.', 'anew'],
    ['en', 'Whoever holds the contract', 'Whoever'],
    ['en', 'The checking service', 'checking service'],
    ['en', 'Come a little nearer', 'nearer'],
  ] as const)('finds a banned word in %s: %s', (language, text, word) => {
    expect(findBanned(text, language, 'staff').map((why) => /«(.*?)»/.exec(why)?.[1])).toEqual([word]);
  });

  it.each([
    ['kk', 'staff', 'Камера не көреді және қай камераға рұқсат бар.'],
    ['kk', 'staff', 'Бүтін сан болуы керек. Күн санын азайтыңыз. Мүмкін емес.'],
    ['kk', 'staff', 'Камераны қайта қосу'],
    ['kk', 'customer', 'Маска не қара көзілдірік болса, шешіңіз'],
    ['ru', 'customer', 'Поверните голову чуть влево'],
    ['ru', 'staff', 'Позвоните в ИТ-службу банка и назовите код.'],
    ['en', 'staff', 'Check that gnome-keyring is running.'],
  ] as const)('leaves %s for the %s alone: %s', (language, audience, text) => {
    expect(findBanned(text, language, audience)).toEqual([]);
  });

  it('gives a reason and another word for each', () => {
    for (const { reason, instead } of Object.values(bannedWords).flat())
      expect(Math.min(reason.length, instead.length)).toBeGreaterThan(3);
  });

  it.each([
    ['Прокси: 407 from the proxy', ['from', 'the', 'proxy']],
    ['Строка 3: at most 5', ['at', 'most']],
    ['PIN кодын теріңіз', ['PIN']],
    ['QR-код, USB-жад, {{words}}, --list-cameras, https://a.example/', []],
    // A Latin look-alike in a Cyrillic word.
    ['Кaмера', ['a']],
  ])('finds Latin words: %s', (text, words) => {
    expect(latinWords(text)).toEqual(words);
  });

  it('finds texts wherever the three languages are', () => {
    const tree = { kk: { a: ['бір'] }, ru: { a: ['один'] }, en: { a: ['one'] } };
    expect(textsIn({ x: tree, y: 'no language' }, 'here')).toEqual([
      { at: 'here x kk a 0', language: 'kk', text: 'бір' },
      { at: 'here x ru a 0', language: 'ru', text: 'один' },
      { at: 'here x en a 0', language: 'en', text: 'one' },
    ]);
  });
});
