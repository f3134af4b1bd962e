import type { Language, Localised } from '../../preload/contract.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import type { Report } from '../liveness/outcome.ts';
import { fill } from './words.ts';

/** The output of `--check-photo` for people, besides its line of JSON. */
export const photoWords = {
  live: { kk: 'Нәтиже: тірі адам.', ru: 'Результат: живой человек.', en: 'Result: live.' },
  'not-live': {
    kk: 'Нәтиже: тірі адам екені расталмады.',
    ru: 'Результат: живой человек не подтверждён.',
    en: 'Result: not live.',
  },
  score: { kk: 'Балы: {{score}}.', ru: 'Оценка: {{score}}.', en: 'Score: {{score}}.' },
  demonstration: {
    kk: 'Бұл — демо режимі: сурет ешқайда жіберілмеді.',
    ru: 'Это демонстрация: снимок никуда не отправлялся.',
    en: 'This is a demonstration: the photo was not sent anywhere.',
  },
  usage: {
    kk: 'Тексеру басталмады. Бір сурет файлын көрсетіңіз; --endpoint параметріне --api-key-file қосыңыз; мекенжай мен кілт файлын тексеріңіз. Параметрлер: --help',
    ru: 'Проверка не начата. Укажите один файл снимка; к --endpoint добавьте --api-key-file; проверьте адрес и файл ключа. Параметры: --help',
    en: 'The check did not start. Name one photo file; give --api-key-file with --endpoint; check the address and the key file. Switches: --help',
  },
  picture: {
    kk: 'Бұл сурет жарамайды. Бүтін, өлшемі рұқсат етілген JPEG немесе PNG файлын көрсетіңіз.',
    ru: 'Этот снимок не подходит. Укажите целый файл JPEG или PNG допустимого размера.',
    en: 'This photo can’t be used. Name an undamaged JPEG or PNG file of an accepted size.',
  },
  cancelled: { kk: 'Тексеру тоқтатылды.', ru: 'Проверка остановлена.', en: 'The check was cancelled.' },
  'no-key': {
    kk: 'API кілті енгізілмеген. Оны --set-api-key пәрменімен енгізіңіз.',
    ru: 'Ключ API не введён. Введите его командой --set-api-key.',
    en: 'No API key has been entered. Enter it with --set-api-key.',
  },
  key: {
    kk: 'API кілті дұрыс емес. Кілттің өзін ғана, UTF-8 түрінде сақталған файлда беріңіз.',
    ru: 'Ключ API неверен. Передайте только сам ключ, в файле UTF-8.',
    en: 'The API key is malformed. Give the key alone, in a UTF-8 file.',
  },
  'key-refused': {
    kk: 'Тексеру қызметі кілтті қабылдамады. Кілт пен жазылымды қызмет жеткізушісінен тексертіңіз.',
    ru: 'Сервис проверки не принял ключ. Уточните у поставщика сервиса, действуют ли ключ и подписка.',
    en: 'The verification service did not accept the key. Ask the provider of the service whether the key and the subscription are valid.',
  },
  settings: {
    kk: 'Станцияның баптауларын оқу мүмкін емес. Станцияда пәрменді root ретінде іске қосыңыз; көмектеспесе, оларды сақтық көшірмеден қалпына келтіріңіз.',
    ru: 'Не удалось прочитать настройки станции. На станции запускайте команду от имени root; если не поможет, восстановите их из резервной копии.',
    en: 'The settings of the station can’t be read. On a station run the command as root; if that does not help, restore them from a backup.',
  },
  policy: {
    kk: 'АТ саясатының файлында қате бар. Оны --check-policy пәрменімен тексеріңіз.',
    ru: 'В файле ИТ-политики есть ошибка. Проверьте его командой --check-policy.',
    en: 'The IT policy file has a fault. Check it with --check-policy.',
  },
  certificates: {
    kk: 'Куәландырушы орталық сертификаттарының файлын оқу мүмкін емес. Файл жолын және оқу рұқсатын тексеріңіз.',
    ru: 'Не удалось прочитать файл сертификатов центра сертификации. Проверьте путь к файлу и право на чтение.',
    en: 'The file with the certificates of the CA can’t be read. Check its path and the read permission.',
  },
  network: {
    kk: 'Тексеру қызметінен жауап келмеді. Мекенжайды, проксиді, сертификаттарды және желіаралық экранды тексеріңіз; себебін консольдегі байланыс тексеруі көрсетеді.',
    ru: 'Сервис проверки не ответил. Проверьте адрес, прокси, сертификаты и межсетевой экран; причину покажет проверка связи в консоли.',
    en: 'The verification service did not answer. Check the address, proxy, certificates and firewall; the connection test in the console shows the cause.',
  },
  service: {
    kk: 'Тексеру қызметі нәтиже бермеді. Кейінірек қайталаңыз; көмектеспесе, қызмет жеткізушісіне кодты хабарлаңыз.',
    ru: 'Сервис проверки не дал результата. Повторите позже; если не поможет, сообщите код поставщику сервиса.',
    en: 'The verification service gave no result. Try again later; if that does not help, tell the provider of the service the code.',
  },
  internal: {
    kk: 'Киоскінің ішкі қатесі. Кодты киоск жеткізушісіне хабарлаңыз.',
    ru: 'Внутренняя ошибка киоска. Сообщите код поставщику киоска.',
    en: 'Internal error of the kiosk. Tell the supplier of the kiosk the code.',
  },
} satisfies Record<string, Localised>;

const byCode: Partial<Record<ErrorCode, keyof typeof photoWords>> = {
  'bad-request': 'usage',
  'bad-picture': 'picture',
  cancelled: 'cancelled',
  'not-configured': 'no-key',
  'api-key-malformed': 'key',
  unauthorized: 'key-refused',
  'access-denied': 'key-refused',
  'subscription-not-started': 'key-refused',
  'subscription-none-active': 'key-refused',
  'subscription-missing': 'key-refused',
  'secret-store-unavailable': 'settings',
  'secret-store-weak': 'settings',
  'secret-store-changed': 'settings',
  'settings-unreadable': 'settings',
  'policy-invalid': 'policy',
  'certificates-unreadable': 'certificates',
};

function wordsOf(code: ErrorCode): keyof typeof photoWords {
  const short = staffCodes[code];
  return byCode[code] ?? (short.startsWith('N') ? 'network' : short.startsWith('S') ? 'service' : 'internal');
}

/** The report in one line for people. The codes in brackets are the same in every language. */
export function describeCheck({ outcome, code, score, demonstration }: Report, language: Language): string {
  if (outcome === 'error') {
    const known = code ?? 'internal';
    return `${photoWords[wordsOf(known)][language]} [${staffCodes[known]} ${known}]`;
  }
  const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [
    photoWords[outcome][language],
    ...(score === null ? [] : [fill(photoWords.score[language], { score: decimals.format(score) })]),
    ...(demonstration ? [photoWords.demonstration[language]] : []),
  ].join(' ');
}
