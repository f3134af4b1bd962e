import type { Localised } from '../../../preload/contract.ts';
import { accentFault } from './contrast.ts';
import { consentFault, longestFact } from './own-consent-text.ts';
import { colour, localised, oneOf, onOff, someOf, text, wholePath } from './setting.ts';

const languageNames = {
  kk: { kk: 'Қазақша', ru: 'Қазақша', en: 'Қазақша' },
  ru: { kk: 'Русский', ru: 'Русский', en: 'Русский' },
  en: { kk: 'English', ru: 'English', en: 'English' },
} as const satisfies Record<string, Localised>;

/** The bank: how the kiosk shows it, and what its customers agree to. */
export const bankSettings = {
  bankName: localised({
    group: 'bank',
    title: { kk: 'Банктің атауы', ru: 'Название банка', en: 'Bank name' },
    help: {
      kk: 'Әр экранның жоғарғы жағында таңдалған тілде көрсетіледі.',
      ru: 'Показывается вверху каждого экрана на выбранном языке.',
      en: 'Shown at the top of every screen in the chosen language.',
    },
    default: { kk: 'Банк', ru: 'Банк', en: 'The Bank' },
    maxLength: 40,
  }),
  accentColour: colour({
    group: 'bank',
    title: { kk: 'Негізгі түс', ru: 'Основной цвет', en: 'Main colour' },
    help: {
      kk: 'Түймелердің түсі, #rrggbb түрінде. Үстіндегі жазу оқылмайтын түс қабылданбайды.',
      ru: 'Цвет кнопок в виде #rrggbb. Цвет, на котором не прочесть текст, не принимается.',
      en: 'The colour of the buttons, as #rrggbb. A colour on which text can’t be read is not accepted.',
    },
    fault: accentFault,
  }),
  logoFile: text({
    group: 'bank',
    title: { kk: 'Логотип файлы', ru: 'Файл логотипа', en: 'Logo file' },
    help: {
      kk: 'Осы компьютердегі PNG, JPEG немесе SVG файлының толық жолы, 512 КБ-қа дейін. Бос болса, тек банктің атауы көрсетіледі.',
      ru: 'Полный путь к файлу PNG, JPEG или SVG на этом компьютере, до 512 КБ. Если пусто, показывается только название банка.',
      en: 'Full path of a PNG, JPEG or SVG file on this computer, up to 512 kB. If empty, only the bank’s name is shown.',
    },
    maxLength: 400,
    fault: wholePath,
  }),
  languages: someOf({
    group: 'bank',
    title: { kk: 'Клиентке ұсынылатын тілдер', ru: 'Языки для клиентов', en: 'Languages for customers' },
    help: {
      kk: 'Клиентке осы тілдер осы ретпен ұсынылады.',
      ru: 'Клиенту предлагаются эти языки в этом порядке.',
      en: 'Customers are offered these languages, in this order.',
    },
    choices: languageNames,
    default: ['kk', 'ru', 'en'],
  }),
  defaultLanguage: oneOf({
    group: 'bank',
    title: { kk: 'Бастапқы тіл', ru: 'Язык по умолчанию', en: 'Default language' },
    help: {
      kk: 'Клиент тілді таңдағанша экран осы тілде болады.',
      ru: 'На этом языке экран показывается, пока клиент не выберет свой.',
      en: 'The screen is in this language until the customer chooses another.',
    },
    choices: languageNames,
    default: 'kk',
  }),
  largerText: onOff({
    group: 'bank',
    title: { kk: 'Ірі мәтін', ru: 'Крупный текст', en: 'Larger text' },
    help: {
      kk: 'Клиент экрандарының көбінде мәтін бестен бірге дейін ірірек болады.',
      ru: 'На большинстве экранов для клиентов текст крупнее, до одной пятой.',
      en: 'On most customers’ screens the text is larger, by up to a fifth.',
    },
    default: false,
  }),
  consentVersion: text({
    group: 'consent',
    title: { kk: 'Келісім мәтінінің нұсқасы', ru: 'Версия текста согласия', en: 'Consent text version' },
    help: {
      kk: 'Банк өз мәтінін қолданса, сол мәтіннің нұсқасы, мысалы, 2026-11-A. Мәтіннің хешімен бірге жазбаға енгізіледі.',
      ru: 'Версия текста, если банк использует свой, например 2026-11-A. Заносится в запись вместе с хешем текста.',
      en: 'The version of the bank’s own text, if it has one, such as 2026-11-A. It is recorded with the text’s hash.',
    },
    maxLength: 40,
    fault: (value) => (/^[\w.-]+$/.test(value) ? null : { code: 'version-characters' }),
  }),
  consentText: localised({
    group: 'consent',
    title: { kk: 'Келісім мәтіні', ru: 'Текст согласия', en: 'Consent text' },
    help: {
      kk: 'Алғашқы үш жол бірінші бетте көрсетіледі: сурет, жіберу, сақтау. Кейін «# Тақырып» және оның мәтіні, төрт бөлімге дейін. Бос болса және демо режимінде стандартты мәтін қолданылады.',
      ru: 'Первые три строки показываются на первой странице: снимок, отправка, хранение. Далее «# Заголовок» и текст под ним, до четырёх разделов. Если пусто, а также в демо-режиме действует стандартный текст.',
      en: 'The first three lines are shown on the first page: photo, sending, keeping. Then “# Heading” and its text, up to four sections. If empty, and in a demonstration, the standard text is used.',
    },
    maxLength: 1200,
    multiline: true,
    fault: consentFault,
  }),
  consentOperator: localised({
    group: 'consent',
    title: { kk: 'Дербес деректер операторы', ru: 'Оператор персональных данных', en: 'Data controller' },
    help: {
      kk: 'Деректерге кім жауапты: банктің толық атауы мен қаласы. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{operator}} орнына қойылады.',
      ru: 'Кто отвечает за данные: полное название банка и город. Показывается в тексте согласия; в тексте банка заменяет {{operator}}.',
      en: 'Who is responsible for the data: the bank’s full name and city. Shown in the consent text; replaces {{operator}} in the bank’s own text.',
    },
    maxLength: longestFact.operator,
    wanted: true,
  }),
  consentTerm: localised({
    group: 'consent',
    title: { kk: 'Жазбаларды сақтау мерзімі', ru: 'Срок хранения записей', en: 'Retention period' },
    help: {
      kk: 'Мысалы, 1 жыл. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{term}} орнына қойылады. Жазбалар жойылатын мерзім «Жазбалар» тобында белгіленеді.',
      ru: 'Например, 1 год. Показывается в тексте согласия; в тексте банка заменяет {{term}}. Срок, после которого записи удаляются, задаётся в группе «Записи».',
      en: 'Such as 1 year. Shown in the consent text; replaces {{term}} in the bank’s own text. The group “Records” sets when records are deleted.',
    },
    maxLength: longestFact.term,
    wanted: true,
  }),
  consentThirdParties: localised({
    group: 'consent',
    title: { kk: 'Үшінші тұлғалар', ru: 'Третьи лица', en: 'Third parties' },
    help: {
      kk: 'Деректерді тағы кім алады, мысалы, тексеру қызметінің иесі. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{thirdParties}} орнына қойылады.',
      ru: 'Кто ещё получает данные, например владелец сервиса проверки. Показываются в тексте согласия; в тексте банка заменяют {{thirdParties}}.',
      en: 'Who else receives data, such as the owner of the verification service. Shown in the consent text; replaces {{thirdParties}} in the bank’s own text.',
    },
    maxLength: longestFact.thirdParties,
    wanted: true,
  }),
} as const;
