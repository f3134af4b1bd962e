import type { Fault } from '../../../preload/faults/faults.ts';
import { minutesOf } from './opening-hours.ts';
import { oneOf, onOff, text, wholeNumber, wholePath } from './setting.ts';

const timeFault = (value: string): Fault | null => (minutesOf(value) === null ? { code: 'time' } : null);

/** The station's own affairs: name, display, hours, log; and its records: how long they are kept, what is shown and published of them. */
export const stationSettings = {
  stationName: text({
    group: 'station',
    title: { kk: 'Киоскінің атауы', ru: 'Название киоска', en: 'Kiosk name' },
    help: {
      kk: 'Жазбалар мен қолдау файлында көрсетіледі, мысалы, Алматы-03.',
      ru: 'Указывается в записях и в файле для поддержки, например «Алматы-03».',
      en: 'Shown in records and in the support file, for example Almaty-03.',
    },
    maxLength: 60,
  }),
  display: oneOf({
    group: 'station',
    title: { kk: 'Киоск экраны', ru: 'Экран киоска', en: 'Display' },
    help: {
      kk: 'Компьютерде екі экран болса, киоск осы экранда көрсетіледі. Екінші экран ажыратылса, киоск негізгісіне көшеді, қайта жалғанса, орнына оралады.',
      ru: 'Если экранов два, киоск показывается на этом. Когда второй отключён, киоск переходит на основной, а потом возвращается.',
      en: 'If the computer has two displays, the kiosk uses this one. While the second one is disconnected, the kiosk moves to the main one.',
    },
    choices: {
      primary: { kk: 'Негізгі', ru: 'Основной', en: 'Main' },
      secondary: { kk: 'Екінші', ru: 'Второй', en: 'Second' },
    },
    default: 'primary',
  }),
  opensAt: text({
    group: 'station',
    title: { kk: 'Ашылу уақыты', ru: 'Время открытия', en: 'Opening time' },
    help: {
      kk: 'Мысалы, 09:00. Осы уақыттан жабылғанға дейін экран сөнбейді. Бос болса, ешқашан сөнбейді.',
      ru: 'Например, 09:00. С этого времени и до закрытия экран не гаснет. Если пусто, не гаснет никогда.',
      en: 'For example 09:00. From then until closing time the screen does not turn off. If empty, it never does.',
    },
    maxLength: 5,
    fault: timeFault,
  }),
  closesAt: text({
    group: 'station',
    title: { kk: 'Жабылу уақыты', ru: 'Время закрытия', en: 'Closing time' },
    help: {
      kk: 'Мысалы, 18:00. Содан кейін экран сөнуі мүмкін; түртсе, қайта жанады, киоск бұрынғыдай жұмыс істейді.',
      ru: 'Например, 18:00. После этого экран может погаснуть; от касания он загорится, и киоск работает как обычно.',
      en: 'For example 18:00. After that the screen may turn off; a touch wakes it, and the kiosk works as usual.',
    },
    maxLength: 5,
    fault: timeFault,
  }),
  logLevel: oneOf({
    group: 'station',
    title: { kk: 'Журналдың толықтығы', ru: 'Подробность журнала', en: 'Log level' },
    help: {
      kk: 'Журналға не жазылады. Суреттер мен кілттер ешқашан жазылмайды.',
      ru: 'Что записывается в журнал. Снимки и ключи не записываются никогда.',
      en: 'What is written to the log. Photos and keys are never written to it.',
    },
    choices: {
      error: { kk: 'Тек қателер', ru: 'Только ошибки', en: 'Errors only' },
      warn: { kk: 'Ескертулер де', ru: 'И предупреждения', en: 'Warnings too' },
      info: { kk: 'Оқиғалар да', ru: 'И события', en: 'Events too' },
      debug: { kk: 'Барлығы', ru: 'Всё', en: 'Everything' },
    },
    default: 'info',
  }),
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
    default: false,
  }),
  recordDays: wholeNumber({
    group: 'records',
    title: { kk: 'Жазбаларды сақтау мерзімі', ru: 'Срок хранения записей', en: 'How long records are kept' },
    help: {
      kk: 'Одан ескі файлдар жойылады, бірақ киоскінің сағаты қызметтің сағатымен сәйкес болғанда ғана.',
      ru: 'Более старые файлы удаляются, но только если часы киоска совпадают с часами сервиса.',
      en: 'Older files are deleted, but only while the kiosk’s clock agrees with the service’s clock.',
    },
    default: 365,
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
    default: 500,
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
    fault: wholePath,
  }),
} as const;
