import { onOff, text, wholeNumber } from './setting.ts';

/** What is kept of the checks, and what of it is shown and published. */
export const recordSettings = {
  receipt: onOff({
    group: 'records',
    title: {
      kk: 'Жауап экранындағы түбіртек',
      ru: 'Квитанция на экране ответа',
      en: 'Receipt on the screen of the answer',
    },
    help: {
      kk: 'Қол қойылған жауабы бар QR коды: кассир оны станцияның ашық кілтімен тексереді.',
      ru: 'QR-код с подписанным ответом: кассир проверяет его открытым ключом станции.',
      en: 'A QR code with the answer, signed: the teller checks it with the station’s public key.',
    },
    standard: false,
  }),
  recordDays: wholeNumber({
    group: 'records',
    title: { kk: 'Жазбаларды сақтау', ru: 'Хранение записей', en: 'How long records are kept' },
    help: {
      kk: 'Одан ескі файлдар жойылады, бірақ сағат қызметпен сәйкес келгенде ғана.',
      ru: 'Более старые файлы удаляются, но только если часы сверены со службой.',
      en: 'Older files are deleted, but only while the clock agrees with the service’s.',
    },
    standard: 365,
    min: 1,
    max: 3650,
    step: 1,
    unit: 'days',
  }),
  recordMegabytes: wholeNumber({
    group: 'records',
    title: { kk: 'Жазбаларға берілген орын', ru: 'Место для записей', en: 'Room for records' },
    help: {
      kk: 'Одан асқанда ең ескі файлдар жойылады. Бір тексеруге шамамен 2 КБ керек.',
      ru: 'Сверх этого удаляются самые старые файлы. Одна проверка занимает около 2 КБ.',
      en: 'Beyond it the oldest files are deleted. A check takes about 2 kB.',
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
      kk: 'Тізбек басының қалтасы',
      ru: 'Папка для головы цепочки',
      en: 'Folder for the chain’s head',
    },
    help: {
      kk: 'Мысалы, желідегі қалта: күн сайын оған соңғы жазбаның қол қойылған хеші жазылады. Сонда соңынан өшірілген жазбалар білініп тұрады.',
      ru: 'Например, сетевая папка: раз в день в неё пишется подписанный хеш последней записи. Тогда заметно и удаление последних записей.',
      en: 'A network folder, say: once a day the newest record’s signed hash is written there, so that records taken away at the end are missed too.',
    },
    maxLength: 400,
  }),
} as const;
