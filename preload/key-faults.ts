import type { Language, Localised } from './contract.ts';

/** What can be wrong with something that was given as an API key. A closed list: each has a text in every language. */
export const keyFaults = [
  'empty',
  'encoding',
  'json',
  'address',
  'labelled',
  'masked',
  'quoted',
  'several-lines',
  'space-inside',
  'invisible',
  'foreign-letters',
  'other-characters',
  'too-short',
  'too-long',
] as const;
export type KeyFault = (typeof keyFaults)[number];

/** All that may be reported of a text that is not a key: nothing of the text itself. */
export interface KeyFaultFacts {
  readonly reason: KeyFault;
  /** In characters. */
  readonly length: number;
}

/** The vendor's keys are copied by hand from the organisation's account; theirs are 47 characters or more. */
export const minApiKeyLength = 47;
export const maxApiKeyLength = 4096;

export const keyFaultTexts: Readonly<Record<KeyFault, Localised>> = {
  empty: {
    kk: 'Кілт бос: ештеңе енгізілмеген.',
    ru: 'Ключ пуст: ничего не введено.',
    en: 'The key is empty.',
  },
  encoding: {
    kk: 'Файл UTF-8 түрінде сақталмаған. Оны UTF-8 түрінде қайта сақтаңыз, ішінде тек кілт болсын.',
    ru: 'Файл сохранён не в UTF-8. Сохраните его заново в UTF-8, только с самим ключом.',
    en: 'The file is not UTF-8 text. Save it as UTF-8, with the key alone in it.',
  },
  json: {
    kk: 'Бұл кілт емес, JSON. Кілттің өзін ғана енгізіңіз, жақшасыз және тырнақшасыз.',
    ru: 'Это JSON, а не ключ. Введите только сам ключ, без скобок и кавычек.',
    en: 'This is JSON, not a key. Enter the key alone, without braces and quotation marks.',
  },
  address: {
    kk: 'Бұл кілт емес, веб-мекенжай. Кілттің өзін енгізіңіз.',
    ru: 'Это веб-адрес, а не ключ. Введите сам ключ.',
    en: 'This is a web address, not a key. Enter the key.',
  },
  labelled: {
    kk: 'Кілттің алдында оның атауы жазылған, мысалы, «API_KEY=». Кілттің өзін ғана енгізіңіз.',
    ru: 'Перед ключом указано его название, например «API_KEY=». Введите только сам ключ.',
    en: 'There is a label before the key, such as “API_KEY=”. Enter the key alone.',
  },
  masked: {
    kk: 'Бұл жерде кілт нүктелермен немесе жұлдызшалармен жасырылған. Оны жеке кабинетте ашып, сол жерден көшіріңіз.',
    ru: 'Здесь ключ скрыт точками или звёздочками. Откройте его в личном кабинете и скопируйте оттуда.',
    en: 'The key is hidden behind dots or asterisks here. Open it in the account and copy it from there.',
  },
  quoted: {
    kk: 'Кілт тырнақшаға алынған. Тырнақшаны алып тастаңыз.',
    ru: 'Ключ взят в кавычки. Уберите их.',
    en: 'The key is in quotation marks. Remove them.',
  },
  'several-lines': {
    kk: 'Бірнеше жол енгізілген. Кілттің өзін ғана, бір жолмен енгізіңіз.',
    ru: 'Введено несколько строк. Введите только сам ключ, одной строкой.',
    en: 'There is more than one line. Enter the key alone, on one line.',
  },
  'space-inside': {
    kk: 'Кілттің ішінде бос орын бар. Оны қайтадан, тұтас көшіріңіз.',
    ru: 'Внутри ключа есть пробел. Скопируйте его заново, целиком.',
    en: 'The key contains a space. Copy it again, in one piece.',
  },
  invisible: {
    kk: 'Кілтте көрінбейтін таңбалар бар. Оны қолмен теріңіз немесе жай мәтіннен көшіріңіз.',
    ru: 'В ключе есть невидимые знаки. Введите его вручную или скопируйте из обычного текста.',
    en: 'The key contains invisible characters. Type it, or copy it from plain text.',
  },
  'foreign-letters': {
    kk: 'Латын емес әріптер бар: кирилл әліпбиінің «А» мен «С» әріптері дәл солай көрінеді. Кілтті термей, көшіріп алыңыз.',
    ru: 'Есть нелатинские буквы: кириллические «А» и «С» выглядят так же. Не набирайте ключ, а скопируйте его.',
    en: 'Some letters are not Latin: a Cyrillic “А” or “С” looks the same. Copy the key instead of typing it.',
  },
  'other-characters': {
    kk: 'Кілтте болмайтын таңба бар, мысалы, ұзын сызықша. Кілтті жай мәтіннен көшіріңіз.',
    ru: 'Есть знак, которого в ключах не бывает, например длинное тире. Скопируйте ключ из обычного текста.',
    en: 'The key contains a character that keys never have, such as a long dash. Copy it from plain text.',
  },
  'too-short': {
    kk: 'Тым қысқа: {{length}} таңба, ал кілтте кемінде {{min}} таңба болады. Оны түгел көшіріңіз.',
    ru: 'Слишком короткий: знаков {{length}}, а в ключе их не меньше {{min}}. Скопируйте его целиком.',
    en: 'Too short: {{length}} of at least {{min}} characters. Copy all of it.',
  },
  'too-long': {
    kk: 'Тым ұзын: {{max}} таңбадан асады. Кілттің өзін ғана көшіріңіз.',
    ru: 'Слишком длинный: больше {{max}} знаков. Скопируйте только ключ.',
    en: 'Too long: a key has at most {{max}} characters. Copy the key alone.',
  },
};

/** One or two sentences: what is wrong, and what to do. */
export function keyFaultWords({ reason, length }: KeyFaultFacts, language: Language): string {
  return keyFaultTexts[reason][language]
    .replace('{{length}}', String(length))
    .replace('{{min}}', String(minApiKeyLength))
    .replace('{{max}}', String(maxApiKeyLength));
}
