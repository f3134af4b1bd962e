import type { Localised } from '../../../preload/contract.ts';
import type { ConnectionFact } from '../../../preload/connection-contract.ts';

type FactWord =
  Exclude<ConnectionFact['kind'], 'clock' | 'said'> | 'clockAhead' | 'clockBehind' | 'clockRight';

/** What a step of the connection test adds to its finding. */
export const connectionFactTexts: Readonly<Record<FactWord, Localised>> = {
  direct: {
    kk: 'Тікелей, проксисіз',
    ru: 'Напрямую, без прокси',
    en: 'Directly, without a proxy',
  },
  proxy: {
    kk: 'Прокси: {{address}}',
    ru: 'Прокси: {{address}}',
    en: 'Proxy: {{address}}',
  },
  server: {
    kk: 'Сервер: {{host}}',
    ru: 'Сервер: {{host}}',
    en: 'Server: {{host}}',
  },
  name: {
    kk: '{{host}} мекенжайы: {{address}}',
    ru: 'Адрес {{host}}: {{address}}',
    en: 'Address of {{host}}: {{address}}',
  },
  certificate: {
    kk: 'Сертификат: {{names}}; берген: {{issuer}}; жарамдылық мерзімі: {{period}}',
    ru: 'Сертификат: {{names}}; кем выдан: {{issuer}}; срок действия: {{period}}',
    en: 'Certificate: {{names}}; issued by: {{issuer}}; valid: {{period}}',
  },
  authorities: {
    kk: 'Куәландырушы орталықтар сертификаттарының мерзімі: {{period}}',
    ru: 'Срок действия сертификатов центров сертификации: {{period}}',
    en: 'Certificates of its authorities valid: {{period}}',
  },
  pin: {
    kk: 'Осы сертификат кілтінің SHA-256 хеші: {{pin}}',
    ru: 'Хеш SHA-256 ключа этого сертификата: {{pin}}',
    en: 'SHA-256 hash of this certificate’s key: {{pin}}',
  },
  clockAhead: {
    kk: 'Осы компьютердің сағаты сервер сағатынан {{offset}} озып тұр',
    ru: 'Часы этого компьютера спешат относительно сервера на {{offset}}',
    en: 'This computer’s clock is {{offset}} ahead of the server’s',
  },
  clockBehind: {
    kk: 'Осы компьютердің сағаты сервер сағатынан {{offset}} артта қалып тұр',
    ru: 'Часы этого компьютера отстают от сервера на {{offset}}',
    en: 'This computer’s clock is {{offset}} behind the server’s',
  },
  clockRight: {
    kk: 'Осы компьютердің сағаты сервер сағатымен сәйкес',
    ru: 'Часы этого компьютера совпадают с часами сервера',
    en: 'This computer’s clock agrees with the server’s',
  },
  'no-time': {
    kk: 'Сервер өз уақытын хабарламайды',
    ru: 'Сервер не сообщает своё время',
    en: 'The server does not give its time',
  },
  'not-encrypted': {
    kk: 'Шифрланбаған: байланыс осы компьютерден шықпайды',
    ru: 'Без шифрования: соединение не выходит за пределы этого компьютера',
    en: 'Not encrypted: the connection does not leave this computer',
  },
  billed: {
    kk: 'Бұл тексеру үшін ақы алынуы мүмкін',
    ru: 'Эта проверка может быть платной',
    en: 'This check may be billed',
  },
};
