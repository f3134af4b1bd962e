import type { Language } from '../../preload/contract.ts';
import type { Audience } from './product-texts.ts';

export interface BannedWord {
  readonly pattern: RegExp;
  /** Why it must not come back. */
  readonly reason: string;
  readonly instead: string;
  /** Only in texts for these readers; else in all. */
  readonly only?: Audience;
}

/**
 * Words that were in the texts once and must not come back: each says another thing than is meant, or is a second word for
 * something that has its one word in docs/glossary.md. JavaScript's `\b` knows no Cyrillic, hence the look-arounds.
 */
export const bannedWords: Readonly<Record<Language, readonly BannedWord[]>> = {
  kk: [
    {
      pattern: /көрсетілім/iu,
      reason: 'is a showing of something, not a mode in which nothing is sent',
      instead: 'демо режимі',
    },
    {
      pattern: /(?<!\p{L})баға(сы|ны|ның)?(?!\p{L})/iu,
      reason: 'is a price or a school mark',
      instead: 'балл',
    },
    {
      pattern: /(?<!\p{L})сан (енгіз|болады|болмасын)|(?<!\p{L})сандарды (сканер|енгіз|тер)/iu,
      reason: 'is a number; a PIN is made of digits',
      instead: 'цифр',
    },
    { pattern: /батырма/iu, reason: 'is a second word for the same thing', instead: 'түйме' },
    {
      // «не» is also "what": «камера не көреді».
      pattern: /(?<!\p{L})не(?! (көреді|жазылады|болғаны|істе\p{L}+))(?!\p{L})/iu,
      reason: 'is colloquial for "or" and is read as "what"',
      instead: 'немесе',
      only: 'staff',
    },
    {
      pattern: /тізбек бас/iu,
      reason: 'says nothing to who has not read the format',
      instead: 'бақылау жолы',
    },
    { pattern: /мүмкіндік/iu, reason: 'is a possibility; what is counted is attempts', instead: 'әрекет' },
    { pattern: /басқа жолмен/iu, reason: 'is Russian with Kazakh endings', instead: 'басқа тәсілмен' },
    {
      pattern: /киоск\p{L}* қайта қос/iu,
      reason: 'is connecting or switching on; a restart is another thing',
      instead: 'қайта іске қосу',
    },
    {
      pattern: /(?<!\p{L})нақты (камера|тексеру)/iu,
      reason: 'is "exact", not "real"',
      instead: 'физикалық, шынайы',
    },
    { pattern: /құпия қойма/iu, reason: 'is a second word for the key store', instead: 'кілт қоймасы' },
    {
      pattern: /оқасы жоқ/iu,
      reason: 'answers a refusal of consent with "never mind"',
      instead: 'Таңдауыңызды құрметтейміз',
    },
  ],
  ru: [
    {
      pattern: /служб\p{L}* проверки|(?<!\p{L})служб\p{L}* (работает|отвечает|не )/iu,
      reason: 'a remote service is «сервис»; «служба» is the bank’s IT',
      instead: 'сервис проверки',
    },
    {
      // Customers are told how to hold their head.
      pattern: /(?<!\p{L})голов\p{L}*/iu,
      reason: 'is a head on a neck, not the newest record’s hash',
      instead: 'контрольная строка',
      only: 'staff',
    },
    { pattern: /картинк/iu, reason: 'is a child’s word for a photo', instead: 'снимок, изображение' },
    { pattern: /по-другому/iu, reason: 'is colloquial', instead: 'другим способом' },
    { pattern: /достучаться/iu, reason: 'is slang', instead: 'нет связи' },
    {
      pattern: /хранилищ\p{L}* секретов/iu,
      reason: 'is a second word for the key store',
      instead: 'хранилище ключей',
    },
    {
      pattern: /задано администратором|политик\p{L}* администратора/iu,
      reason: 'who reads it is the administrator; the policy is made by the bank’s IT',
      instead: 'Задано ИТ-политикой',
    },
    { pattern: /ни при чём/iu, reason: 'sounds like an excuse', instead: 'Это не связано с …' },
    {
      pattern: /ничего страшного/iu,
      reason: 'answers a refusal of consent with "never mind"',
      instead: 'Мы уважаем ваш выбор',
    },
  ],
  en: [
    { pattern: /\banew\b/iu, reason: 'is literary', instead: 'again' },
    { pattern: /\bwhoever\b/iu, reason: 'is a riddle about who is meant', instead: 'the person’s role' },
    { pattern: /\bnearer\b/iu, reason: 'many readers are not native speakers', instead: 'closer' },
    { pattern: /\bmend(ed|s)?\b/iu, reason: 'is for clothes', instead: 'fixed' },
    {
      pattern: /\b(checking|liveness) service\b/iu,
      reason: 'is a second name for the service',
      instead: 'verification service',
    },
    {
      pattern: /set by your administrator|administrator’s policy/iu,
      reason: 'who reads it is the administrator; the policy is made by the bank’s IT',
      instead: 'Set by IT policy',
    },
    {
      pattern: /\bhead (of|they)\b|\bchain’s head\b/iu,
      reason: 'says nothing to who has not read the format',
      instead: 'checkpoint',
    },
    // A product has it in its name: gnome-keyring.
    { pattern: /(?<!-)\bkeyring\b/iu, reason: 'is one system’s name for it', instead: 'key store' },
    {
      pattern: /\bnothing to do with you\b/iu,
      reason: 'reads as "none of your business"',
      instead: 'This is not because of anything you did.',
    },
  ],
};

/** Every banned word in a text, with why. */
export function findBanned(text: string, language: Language, audience: Audience): readonly string[] {
  return bannedWords[language].flatMap(({ pattern, reason, instead, only }) => {
    const found = !only || only === audience ? pattern.exec(text) : null;
    return found ? [`«${found[0]}» ${reason}; instead: ${instead}`] : [];
  });
}
