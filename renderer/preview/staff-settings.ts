import { languages, type Language, type Localised } from '../../preload/contract.ts';
import type { SettingChoice, SettingForm, SettingGroup, SettingView } from '../../preload/staff-contract.ts';
import { texts } from '../text/i18n.ts';

const same = (text: string): Localised => ({ kk: text, ru: text, en: text });
const ownNames: readonly SettingChoice[] = languages.map((value: Language) => ({
  value,
  title: same(texts[value].t('languageName')),
}));

interface Canned {
  readonly group: SettingGroup;
  readonly name: string;
  readonly title: Localised;
  readonly help: Localised;
  readonly form: SettingForm;
  readonly standard: SettingView['standard'];
}

/** A few settings, of every kind and as long as they come, as main would tell of them. */
const canned: readonly Canned[] = [
  {
    group: 'bank',
    name: 'bankName',
    title: { kk: 'Банктің атауы', ru: 'Название банка', en: 'Name of the bank' },
    help: {
      kk: 'Экранның жоғарғы жағында, әр тілде өз түрінде тұрады.',
      ru: 'Стоит вверху экрана, на каждом языке по-своему.',
      en: 'Stands at the top of the screen, in each language in its own form.',
    },
    form: { kind: 'localised', maxLength: 40, multiline: false },
    standard: { kk: 'Банк', ru: 'Банк', en: 'The Bank' },
  },
  {
    group: 'bank',
    name: 'accentColour',
    title: { kk: 'Негізгі түс', ru: 'Основной цвет', en: 'Main colour' },
    help: {
      kk: 'Батырмалардың түсі, #rrggbb түрінде. Үстіндегі жазу оқылмайтын түс қабылданбайды.',
      ru: 'Цвет кнопок в виде #rrggbb. Цвет, на котором текст не прочесть, не принимается.',
      en: 'Colour of the buttons, as #rrggbb. One on which words can’t be read is refused.',
    },
    form: { kind: 'colour' },
    standard: '',
  },
  {
    group: 'bank',
    name: 'languages',
    title: { kk: 'Тілдер', ru: 'Языки', en: 'Languages' },
    help: {
      kk: 'Клиентке қандай тілдер ұсынылады, осы ретпен.',
      ru: 'Какие языки предлагаются клиенту, в этом порядке.',
      en: 'Which languages people are offered, in this order.',
    },
    form: { kind: 'several', choices: ownNames },
    standard: ['kk', 'ru', 'en'],
  },
  {
    group: 'bank',
    name: 'defaultLanguage',
    title: { kk: 'Бастапқы тіл', ru: 'Язык по умолчанию', en: 'First language' },
    help: {
      kk: 'Клиент тілін таңдағанша экран осы тілде болады.',
      ru: 'На нём экран стоит, пока клиент не выберет свой.',
      en: 'The screen stands in it until somebody chooses.',
    },
    form: { kind: 'choice', choices: ownNames },
    standard: 'kk',
  },
  {
    group: 'service',
    name: 'endpoint',
    title: { kk: 'Қызметтің мекенжайы', ru: 'Адрес службы', en: 'Address of the service' },
    help: {
      kk: 'Сурет осы мекенжайға жіберіледі. https, соңында қиғаш сызық болуы керек.',
      ru: 'Сюда отправляется снимок. Только https, с косой чертой в конце.',
      en: 'Where the picture goes. https only, with a slash at the end.',
    },
    form: { kind: 'text', maxLength: 400, multiline: false },
    standard: 'https://kyc.biometric.kz/api/v1/backend/liveness/short/',
  },
  {
    group: 'service',
    name: 'maxAttempts',
    title: { kk: 'Мүмкіндік саны', ru: 'Число попыток', en: 'Attempts' },
    help: {
      kk: 'Бір адам неше рет тексеріле алады.',
      ru: 'Сколько раз может пройти проверку один человек.',
      en: 'How often one person may be checked.',
    },
    form: { kind: 'number', min: 1, max: 5, step: 1, unit: 'times' },
    standard: 3,
  },
  {
    group: 'network',
    name: 'spkiPins',
    title: { kk: 'Сервер кілтін бекіту', ru: 'Закреплённые ключи сервера', en: 'Pinned server keys' },
    help: {
      kk: 'Сервер не оның куәландырушысы кілтінің SHA-256 таңбасы, base64. Бос болса, бекітілмейді. Екеуін жазған жөн: қазіргісін және қосалқысын.',
      ru: 'SHA-256 открытого ключа сервера или его центра, base64. Пусто: не закреплено. Лучше два: действующий и запасной.',
      en: 'SHA-256 of the public key of the server or of its authority, base64. Empty: none pinned. Better two: today’s and a spare.',
    },
    form: { kind: 'lines', maxLength: 44, maxLines: 6 },
    standard: [],
  },
  {
    group: 'consent',
    name: 'consentText',
    title: { kk: 'Келісім мәтіні', ru: 'Текст согласия', en: 'Consent text' },
    help: {
      kk: 'Алғашқы үш жол бірінші бетте тұрады: сурет, жіберу, сақтау. Сосын «# Тақырып» және оның мәтіні.',
      ru: 'Первые три строки стоят на первой странице: снимок, отправка, хранение. Далее «# Заголовок» и текст под ним.',
      en: 'The first three lines stand on the first page: picture, sending, keeping. Then “# Heading” and its text.',
    },
    form: { kind: 'localised', maxLength: 1200, multiline: true },
    standard: same(''),
  },
  {
    group: 'camera',
    name: 'camera',
    title: { kk: 'Рұқсат етілген камера', ru: 'Разрешённая камера', en: 'Camera that may be used' },
    help: {
      kk: 'Камераның белгісі не оның басы. Бос болса, «Камера» бетінде бекітілгені.',
      ru: 'Обозначение камеры или его начало. Пусто: закреплённая на странице «Камера».',
      en: 'A camera’s ID or the beginning of one. Empty: the one pinned on the page “Camera”.',
    },
    form: { kind: 'text', maxLength: 80, multiline: false },
    standard: '',
  },
  {
    group: 'camera',
    name: 'cameraRotation',
    title: { kk: 'Камераның бұрылуы', ru: 'Поворот камеры', en: 'Rotation of the camera' },
    help: {
      kk: 'Көрініс тік тұруы үшін сағат тілімен неше градусқа бұрылады.',
      ru: 'На сколько градусов по часовой стрелке повернуть картинку, чтобы она стояла прямо.',
      en: 'By how many degrees, clockwise, the picture is turned to stand upright.',
    },
    form: {
      kind: 'choice',
      choices: ['0', '90', '180', '270'].map((value) => ({ value, title: same(`${value}°`) })),
    },
    standard: '0',
  },
  {
    group: 'times',
    name: 'consentSeconds',
    title: { kk: 'Келісім беті', ru: 'Экран согласия', en: 'Consent screen' },
    help: {
      kk: 'Ешкім тимесе, осынша уақыттан кейін жабылады. 20 секунд бұрын ескертіледі.',
      ru: 'Закрывается, если к нему не прикасаются столько времени. За 20 секунд предупреждает.',
      en: 'Closes after so long without a touch. Says so 20 seconds before.',
    },
    form: { kind: 'number', min: 30, max: 300, step: 10, unit: 'seconds' },
    standard: 60,
  },
  {
    group: 'sound',
    name: 'voice',
    title: { kk: 'Дауыс', ru: 'Голос', en: 'Voice' },
    help: {
      kk: 'Нұсқауларды жүйенің өз дауысымен оқиды, егер ол тілде дауыс болса.',
      ru: 'Читает подсказки голосом системы, если он есть для этого языка.',
      en: 'Reads the hints out with a voice of the system, where it has one for the language.',
    },
    form: { kind: 'switch' },
    standard: true,
  },
  {
    group: 'sound',
    name: 'volume',
    title: { kk: 'Дыбыс деңгейі', ru: 'Громкость', en: 'Volume' },
    help: { kk: 'Дыбыстар мен дауысқа ортақ.', ru: 'Для звуков и голоса.', en: 'Of sounds and voice.' },
    form: { kind: 'number', min: 0, max: 100, step: 10, unit: 'percent' },
    standard: 60,
  },
  {
    group: 'station',
    name: 'stationName',
    title: { kk: 'Станцияның атауы', ru: 'Название станции', en: 'Name of the station' },
    help: {
      kk: 'Жазбалар мен қолдау файлында тұрады, мысалы, Алматы-03.',
      ru: 'Стоит в записях и в файле поддержки, например «Алматы-03».',
      en: 'Stands in records and in the support file, such as Almaty-03.',
    },
    form: { kind: 'text', maxLength: 60, multiline: false },
    standard: '',
  },
];

/** All settings, with some of them set here or by policy. */
export function cannedSettings(
  here: Readonly<Record<string, SettingView['value']>>,
  byPolicy: Readonly<Record<string, SettingView['value']>>,
): readonly SettingView[] {
  return canned.map((setting) => {
    const { name, standard } = setting;
    const fixed = byPolicy[name];
    if (fixed !== undefined) return { ...setting, value: fixed, source: 'policy' };
    const own = here[name];
    if (own !== undefined) return { ...setting, value: own, source: 'station' };
    return { ...setting, value: standard, source: 'default' };
  });
}
