import type { Localised } from '../../../preload/contract.ts';
import { accentFault } from './contrast.ts';
import { colour, localised, oneOf, someOf, text } from './setting.ts';

const languageNames = {
  kk: { kk: 'Қазақша', ru: 'Қазақша', en: 'Қазақша' },
  ru: { kk: 'Русский', ru: 'Русский', en: 'Русский' },
  en: { kk: 'English', ru: 'English', en: 'English' },
} as const satisfies Record<string, Localised>;

/** How the kiosk shows itself. */
export const bankSettings = {
  bankName: localised({
    group: 'bank',
    title: { kk: 'Банктің атауы', ru: 'Название банка', en: 'Name of the bank' },
    help: {
      kk: 'Экранның жоғарғы жағында, әр тілде өз түрінде тұрады.',
      ru: 'Стоит вверху экрана, на каждом языке по-своему.',
      en: 'Stands at the top of the screen, in each language in its own form.',
    },
    standard: { kk: 'Банк', ru: 'Банк', en: 'The Bank' },
    maxLength: 40,
    fault: () => null,
  }),
  accentColour: colour({
    group: 'bank',
    title: { kk: 'Негізгі түс', ru: 'Основной цвет', en: 'Main colour' },
    help: {
      kk: 'Батырмалардың түсі, #rrggbb түрінде. Үстіндегі жазу оқылмайтын түс қабылданбайды.',
      ru: 'Цвет кнопок в виде #rrggbb. Цвет, на котором текст не прочесть, не принимается.',
      en: 'Colour of the buttons, as #rrggbb. One on which words can’t be read is refused.',
    },
    fault: accentFault,
  }),
  logoFile: text({
    group: 'bank',
    title: { kk: 'Логотип файлы', ru: 'Файл логотипа', en: 'Logo file' },
    help: {
      kk: 'Осы компьютердегі PNG, JPEG не SVG файлының толық жолы, 512 кБ-қа дейін. Бос болса, тек атауы көрсетіледі.',
      ru: 'Полный путь к файлу PNG, JPEG или SVG на этом компьютере, до 512 кБ. Пусто: показывается только название.',
      en: 'Full path of a PNG, JPEG or SVG file on this computer, up to 512 kB. Empty: the name alone is shown.',
    },
    maxLength: 400,
  }),
  languages: someOf({
    group: 'bank',
    title: { kk: 'Тілдер', ru: 'Языки', en: 'Languages' },
    help: {
      kk: 'Клиентке қандай тілдер ұсынылады, осы ретпен.',
      ru: 'Какие языки предлагаются клиенту, в этом порядке.',
      en: 'Which languages people are offered, in this order.',
    },
    choices: languageNames,
    standard: ['kk', 'ru', 'en'],
  }),
  defaultLanguage: oneOf({
    group: 'bank',
    title: { kk: 'Бастапқы тіл', ru: 'Язык по умолчанию', en: 'First language' },
    help: {
      kk: 'Клиент тілін таңдағанша экран осы тілде болады.',
      ru: 'На нём экран стоит, пока клиент не выберет свой.',
      en: 'The screen stands in it until somebody chooses.',
    },
    choices: languageNames,
    standard: 'kk',
  }),
} as const;
