import { onOff, text, wholeNumber } from './setting.ts';

/** How long records are kept, and what is shown and published of them. */
export const recordSettings = {
  receipt: onOff({
    group: 'records',
    title: {
      kk: 'Нәтиже экранындағы түбіртек',
      ru: 'Квитанция на экране результата',
      en: 'Receipt on the result screen',
    },
    help: {
      kk: 'Қол қойылған нәтижесі бар QR-код: кассир оны киоскінің ашық кілтімен тексереді.',
      ru: 'QR-код с подписанным результатом: кассир проверяет его открытым ключом киоска.',
      en: 'A QR code with the signed result. The teller checks it with the kiosk’s public key.',
    },
    standard: false,
  }),
  recordDays: wholeNumber({
    group: 'records',
    title: { kk: 'Жазбаларды сақтау мерзімі', ru: 'Срок хранения записей', en: 'How long records are kept' },
    help: {
      kk: 'Одан ескі файлдар жойылады, бірақ киоскінің сағаты қызметтің сағатымен сәйкес болғанда ғана.',
      ru: 'Более старые файлы удаляются, но только если часы киоска совпадают с часами сервиса.',
      en: 'Older files are deleted, but only while the kiosk’s clock agrees with the service’s clock.',
    },
    standard: 365,
    min: 1,
    max: 3650,
    step: 1,
    unit: 'days',
  }),
  recordMegabytes: wholeNumber({
    group: 'records',
    title: { kk: 'Жазбаларға берілген орын', ru: 'Место для записей', en: 'Space for records' },
    help: {
      kk: 'Одан асқанда ең ескі файлдар жойылады. Бір тексеруге шамамен 2 КБ керек.',
      ru: 'Сверх этого удаляются самые старые файлы. Одна проверка занимает около 2 КБ.',
      en: 'Above this limit the oldest files are deleted. A check takes about 2 kB.',
    },
    standard: 500,
    min: 10,
    max: 10_000,
    step: 10,
    unit: 'megabytes',
  }),
  headFolder: text({
    group: 'records',
    title: {
      kk: 'Бақылау жолы жазылатын қалта',
      ru: 'Папка для контрольной строки',
      en: 'Folder for the checkpoint',
    },
    help: {
      kk: 'Мысалы, желідегі қалта. Оған күн сайын бақылау жолы — соңғы жазбаның қол қойылған хеші — жазылады: соңғы жазбалар жойылса, содан білінеді.',
      ru: 'Например, сетевая папка. Раз в день туда записывается контрольная строка — подписанный хеш последней записи: по ней заметно, если последние записи удалили.',
      en: 'For example a network folder. Once a day the checkpoint, the signed hash of the latest record, is written there: it shows if the latest records were deleted.',
    },
    maxLength: 400,
  }),
} as const;
