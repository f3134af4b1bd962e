import type { Localised } from '../../../preload/contract.ts';
import { accentFault } from './contrast.ts';
import { colour, localised, oneOf, onOff, someOf, text } from './setting.ts';

const languageNames = {
  kk: { kk: 'Қазақша', ru: 'Қазақша', en: 'Қазақша' },
  ru: { kk: 'Русский', ru: 'Русский', en: 'Русский' },
  en: { kk: 'English', ru: 'English', en: 'English' },
} as const satisfies Record<string, Localised>;

/** How the kiosk shows itself. */
export const bankSettings = {
  bankName: localised({
    group: 'bank',
    title: { kk: 'Банктің атауы', ru: 'Название банка', en: 'Bank name' },
    help: {
      kk: 'Әр экранның жоғарғы жағында таңдалған тілде көрсетіледі.',
      ru: 'Показывается вверху каждого экрана на выбранном языке.',
      en: 'Shown at the top of every screen in the chosen language.',
    },
    standard: { kk: 'Банк', ru: 'Банк', en: 'The Bank' },
    maxLength: 40,
    fault: () => null,
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
    standard: ['kk', 'ru', 'en'],
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
    standard: 'kk',
  }),
  largerText: onOff({
    group: 'bank',
    title: { kk: 'Ірі мәтін', ru: 'Крупный текст', en: 'Larger text' },
    help: {
      kk: 'Клиент экрандарының көбінде мәтін бестен бірге дейін ірірек болады.',
      ru: 'На большинстве экранов для клиентов текст крупнее, до одной пятой.',
      en: 'On most customers’ screens the text is larger, by up to a fifth.',
    },
    standard: false,
  }),
} as const;
