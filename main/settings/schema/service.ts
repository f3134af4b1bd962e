import type { Fault } from '../../../preload/faults/faults.ts';
import { parseEndpoint, parseProxyAddress } from '../../network/address.ts';
import { isSpkiPin } from '../../network/tls.ts';
import { lines, oneOf, text, wholeNumber, wholePath } from './setting.ts';

const addressFault = (value: string): Fault | null => {
  const parsed = parseEndpoint(value);
  return parsed.ok ? slashFault(parsed.value) : parsed.error;
};

/** Without it the service redirects, and the body is lost on the way. */
const slashFault = (url: URL): Fault | null =>
  url.pathname.endsWith('/') ? null : { code: 'address-slash' };

const proxyFault = (value: string): Fault | null => {
  const parsed = parseProxyAddress(value);
  return parsed.ok ? null : parsed.error;
};

const pinFault = (value: string): Fault | null => (isSpkiPin(value) ? null : { code: 'public-key-hash' });

/** The liveness service and the connection to it. */
export const serviceSettings = {
  endpoint: text({
    group: 'service',
    title: { kk: 'Қызметтің мекенжайы', ru: 'Адрес сервиса', en: 'Service address' },
    help: {
      kk: 'Сурет осы мекенжайға жіберіледі. Тек https, соңында қиғаш сызық болуы керек.',
      ru: 'Сюда отправляется снимок. Только https, с косой чертой в конце.',
      en: 'The photo is sent to this address. https only, with a slash at the end.',
    },
    default: 'https://kyc.biometric.kz/api/v1/backend/liveness/short/',
    maxLength: 400,
    fault: addressFault,
  }),
  deadlineSeconds: wholeNumber({
    group: 'service',
    title: { kk: 'Жауапты күту уақыты', ru: 'Время ожидания ответа', en: 'Time to wait for an answer' },
    help: {
      kk: 'Сурет жіберілген сәттен бастап есептеледі, қайталап жіберулер де кіреді.',
      ru: 'Отсчитывается с начала отправки снимка, включая повторные отправки.',
      en: 'Counted from the moment the photo is sent, including retries.',
    },
    default: 25,
    min: 5,
    max: 60,
    step: 5,
    unit: 'seconds',
  }),
  maxAttempts: wholeNumber({
    group: 'service',
    title: { kk: 'Әрекет саны', ru: 'Число попыток', en: 'Number of attempts' },
    help: {
      kk: 'Бір клиент неше рет тексеріле алады. Қазақстан банктеріне арналған қағидалар үш сәтсіз әрекеттен кейін бас тартуды көздейді.',
      ru: 'Сколько раз может пройти проверку один клиент. Правила для банков Казахстана предусматривают отказ после трёх неудачных попыток.',
      en: 'How many times one customer may be checked. Kazakhstan’s rules for banks require refusal after three failed attempts.',
    },
    default: 3,
    min: 1,
    max: 5,
    step: 1,
    unit: 'times',
  }),
  proxyMode: oneOf({
    group: 'network',
    title: { kk: 'Прокси', ru: 'Прокси', en: 'Proxy' },
    help: {
      kk: 'Киоск тексеру қызметіне қандай жолмен қосылады.',
      ru: 'Каким путём киоск подключается к сервису.',
      en: 'How the kiosk connects to the service.',
    },
    choices: {
      system: { kk: 'Жүйедегідей', ru: 'Как в системе', en: 'As in the system' },
      direct: { kk: 'Проксисіз', ru: 'Без прокси', en: 'No proxy' },
      explicit: { kk: 'Төменде көрсетілген', ru: 'Указанный ниже', en: 'The one below' },
    },
    default: 'system',
  }),
  proxyUrl: text({
    group: 'network',
    title: { kk: 'Проксидің мекенжайы', ru: 'Адрес прокси', en: 'Proxy address' },
    help: {
      kk: 'Мысалы, http://proxy.bank.example:3128. Жоғарыда «Төменде көрсетілген» таңдалса ғана қолданылады.',
      ru: 'Например, http://proxy.bank.example:3128. Действует, только если выше выбрано «Указанный ниже».',
      en: 'For example http://proxy.bank.example:3128. Used only if “The one below” is chosen above.',
    },
    maxLength: 400,
    fault: proxyFault,
  }),
  proxyUser: text({
    group: 'network',
    title: { kk: 'Проксидегі пайдаланушы аты', ru: 'Имя пользователя прокси', en: 'Proxy user name' },
    help: {
      kk: 'Прокси сұраса ғана керек (Basic). Құпиясөзі «Кілттер» бетінде енгізіледі.',
      ru: 'Нужно, только если его запрашивает прокси (Basic). Пароль вводится на странице «Ключи».',
      en: 'Needed only if the proxy asks for one (Basic). Enter its password on the “Keys” page.',
    },
    maxLength: 200,
    fault: (value) => (value.includes(':') ? { code: 'no-colon' } : null),
  }),
  caFile: text({
    group: 'network',
    title: {
      kk: 'Қосымша куәландырушы орталық',
      ru: 'Дополнительный центр сертификации',
      en: 'Additional certificate authority',
    },
    help: {
      kk: 'Осы компьютердегі сертификат файлының толық жолы (PEM, DER немесе P7B). Банк шифрланған трафикті ашып тексеретін болса керек.',
      ru: 'Полный путь к файлу сертификата на этом компьютере (PEM, DER или P7B). Нужен, если банк расшифровывает трафик.',
      en: 'Full path of the certificate file on this computer (PEM, DER or P7B). Needed if the bank inspects encrypted traffic.',
    },
    maxLength: 400,
    fault: wholePath,
  }),
  spkiPins: lines({
    group: 'network',
    title: { kk: 'Бекітілген сервер кілттері', ru: 'Закреплённые ключи сервера', en: 'Pinned server keys' },
    help: {
      kk: 'Сервердің немесе оның куәландырушы орталығының ашық кілтінің SHA-256 хеші, base64. Бос болса, кілт бекітілмейді. Екі кілт енгізген жөн: қазіргісі мен қосалқысы.',
      ru: 'SHA-256-хеш открытого ключа сервера или его центра сертификации, base64. Если пусто, ключи не закреплены. Лучше указать два: действующий и запасной.',
      en: 'SHA-256 hash of the public key of the server or of its certificate authority, base64. If empty, no key is pinned. Enter two: the current one and a spare.',
    },
    maxLength: 44,
    maxLines: 6,
    fault: pinFault,
  }),
} as const;
