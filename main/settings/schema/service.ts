import type { Fault } from '../../../preload/faults/faults.ts';
import { parseEndpoint } from '../../liveness/endpoint.ts';
import { parseProxyAddress } from '../../network/route.ts';
import { isSpkiPin } from '../../network/server-trust.ts';
import { lines, oneOf, text, wholeNumber } from './setting.ts';

const addressFault = (value: string): Fault | null => {
  const parsed = parseEndpoint(value);
  return parsed.ok ? slashFault(parsed.value) : parsed.error.fault;
};

/** Without it the service redirects, and the body is lost on the way. */
const slashFault = (url: URL): Fault | null =>
  url.pathname.endsWith('/') ? null : { code: 'address-slash' };

const proxyFault = (value: string): Fault | null => {
  const parsed = parseProxyAddress(value);
  return parsed.ok ? null : parsed.error;
};

const pinFault = (value: string): Fault | null => (isSpkiPin(value) ? null : { code: 'public-key-hash' });

/** The liveness service and the way to it. */
export const serviceSettings = {
  endpoint: text({
    group: 'service',
    title: { kk: 'Қызметтің мекенжайы', ru: 'Адрес службы', en: 'Address of the service' },
    help: {
      kk: 'Сурет осы мекенжайға жіберіледі. https, соңында қиғаш сызық болуы керек.',
      ru: 'Сюда отправляется снимок. Только https, с косой чертой в конце.',
      en: 'Where the picture goes. https only, with a slash at the end.',
    },
    standard: 'https://kyc.biometric.kz/api/v1/backend/liveness/short/',
    maxLength: 400,
    fault: addressFault,
  }),
  deadlineSeconds: wholeNumber({
    group: 'service',
    title: { kk: 'Жауапты күту', ru: 'Ожидание ответа', en: 'Time for an answer' },
    help: {
      kk: 'Сурет жіберілгеннен бастап бәріне берілетін уақыт.',
      ru: 'На всё вместе, начиная с отправки снимка.',
      en: 'For everything together, from the moment the picture leaves.',
    },
    standard: 25,
    min: 5,
    max: 60,
    step: 5,
    unit: 'seconds',
  }),
  maxAttempts: wholeNumber({
    group: 'service',
    title: { kk: 'Мүмкіндік саны', ru: 'Число попыток', en: 'Attempts' },
    help: {
      kk: 'Бір адам неше рет тексеріле алады. Қазақстан банктерінің ережесі үш сәтсіз әрекеттен кейін бас тартуды айтады.',
      ru: 'Сколько раз может пройти проверку один человек. Правила для банков Казахстана говорят об отказе после трёх неудач.',
      en: 'How often one person may be checked. Kazakh rules for banks speak of refusal after three failures.',
    },
    standard: 3,
    min: 1,
    max: 5,
    step: 1,
    unit: 'times',
  }),
  proxyMode: oneOf({
    group: 'network',
    title: { kk: 'Прокси', ru: 'Прокси', en: 'Proxy' },
    help: {
      kk: 'Қызметке қандай жолмен қосылады.',
      ru: 'Каким путём киоск выходит к службе.',
      en: 'Which way the kiosk takes to the service.',
    },
    choices: {
      system: { kk: 'Жүйедегідей', ru: 'Как в системе', en: 'As the system says' },
      direct: { kk: 'Проксисіз', ru: 'Без прокси', en: 'No proxy' },
      explicit: { kk: 'Төменде көрсетілген', ru: 'Указанный ниже', en: 'The one below' },
    },
    standard: 'system',
  }),
  proxyUrl: text({
    group: 'network',
    title: { kk: 'Проксидің мекенжайы', ru: 'Адрес прокси', en: 'Address of the proxy' },
    help: {
      kk: 'Мысалы, http://proxy.bank.example:3128. Жоғарыда «төменде көрсетілген» таңдалса ғана қолданылады.',
      ru: 'Например, http://proxy.bank.example:3128. Действует, только если выше выбран «указанный ниже».',
      en: 'Such as http://proxy.bank.example:3128. Used only with “the one below”.',
    },
    maxLength: 400,
    fault: proxyFault,
  }),
  proxyUser: text({
    group: 'network',
    title: { kk: 'Проксидегі пайдаланушы', ru: 'Пользователь прокси', en: 'User at the proxy' },
    help: {
      kk: 'Прокси сұраса (Basic). Құпиясөзі «Кілттер» бетінде енгізіледі.',
      ru: 'Если прокси его спрашивает (Basic). Пароль вводится на странице «Ключи».',
      en: 'Where the proxy asks for one (Basic). Its password is entered on the page “Keys”.',
    },
    maxLength: 200,
    fault: (value) => (value.includes(':') ? { code: 'no-colon' } : null),
  }),
  caFile: text({
    group: 'network',
    title: {
      kk: 'Қосымша куәландыру орталығы',
      ru: 'Дополнительный центр сертификации',
      en: 'Additional certificate authority',
    },
    help: {
      kk: 'Осы компьютердегі сертификат файлының толық жолы (PEM, DER немесе P7B). Банк шифрланған байланысты тексеретін болса керек.',
      ru: 'Полный путь к файлу сертификата на этом компьютере (PEM, DER или P7B). Нужен, если банк проверяет шифрованные соединения.',
      en: 'Full path of the certificate’s file on this computer (PEM, DER or P7B). Needed where the bank inspects encrypted connections.',
    },
    maxLength: 400,
  }),
  spkiPins: lines({
    group: 'network',
    title: { kk: 'Сервер кілтін бекіту', ru: 'Закреплённые ключи сервера', en: 'Pinned server keys' },
    help: {
      kk: 'Сервер не оның куәландырушысы кілтінің SHA-256 таңбасы, base64. Бос болса, бекітілмейді. Екеуін жазған жөн: қазіргісін және қосалқысын.',
      ru: 'SHA-256 открытого ключа сервера или его центра, base64. Пусто: не закреплено. Лучше два: действующий и запасной.',
      en: 'SHA-256 of the public key of the server or of its authority, base64. Empty: none pinned. Better two: today’s and a spare.',
    },
    maxLength: 44,
    maxLines: 6,
    fault: pinFault,
  }),
} as const;
