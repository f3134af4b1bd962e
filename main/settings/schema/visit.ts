import { minutesOf } from '../../display/hours.ts';
import { consentFault, longestFact } from '../../consent/own-text.ts';
import { localised, oneOf, onOff, text, wholeNumber } from './setting.ts';

const seconds = { unit: 'seconds' } as const;
const timeFault = (value: string): string | null =>
  minutesOf(value) === null ? 'a time as HH:MM, 00:00 to 23:59' : null;
const degrees = (words: string) => ({ kk: words, ru: words, en: words });

/** What a person meets: consent, camera, times, sounds; and the station's own affairs. */
export const visitSettings = {
  consentVersion: text({
    group: 'consent',
    title: {
      kk: 'Келісім мәтінінің нұсқасы',
      ru: 'Версия текста согласия',
      en: 'Version of the consent text',
    },
    help: {
      kk: 'Банк өз мәтінін қолданса, оның атауы, мысалы, 2026-11-A. Мәтіннің таңбасымен бірге жазбаға түседі.',
      ru: 'Имя вашего текста, если банк использует свой, например 2026-11-A. Попадает в запись вместе с хешем текста.',
      en: 'Name of the bank’s own text, where it has one, such as 2026-11-A. Goes into the record with the text’s hash.',
    },
    maxLength: 40,
    fault: (value) => (/^[\w.-]+$/.test(value) ? null : 'letters, digits, dot, hyphen and underscore only'),
  }),
  consentText: localised({
    group: 'consent',
    title: { kk: 'Келісім мәтіні', ru: 'Текст согласия', en: 'Consent text' },
    help: {
      kk: 'Алғашқы үш жол бірінші бетте тұрады: сурет, жіберу, сақтау. Сосын «# Тақырып» және оның мәтіні, төрт бөлімге дейін. Бос болса және демо режимінде стандартты мәтін көрсетіледі.',
      ru: 'Первые три строки стоят на первой странице: снимок, отправка, хранение. Далее «# Заголовок» и текст под ним, до четырёх разделов. Если пусто, и в демо-режиме показывается стандартный текст.',
      en: 'The first three lines stand on the first page: picture, sending, keeping. Then “# Heading” and its text, up to four sections. If empty, and in a demonstration, the standard text is shown.',
    },
    standard: { kk: '', ru: '', en: '' },
    maxLength: 1200,
    multiline: true,
    fault: consentFault,
  }),
  consentOperator: localised({
    group: 'consent',
    title: { kk: 'Дербес деректер операторы', ru: 'Оператор персональных данных', en: 'Data controller' },
    help: {
      kk: 'Мысалы, «Дала Банкі» АҚ, Алматы. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{operator}} орнына қойылады.',
      ru: 'Например, АО «Банк Дала», Алматы. Показывается в тексте согласия; в тексте банка заменяет {{operator}}.',
      en: 'Such as Dala Bank JSC, Almaty. Shown in the consent text; replaces {{operator}} in the bank’s own text.',
    },
    standard: { kk: '', ru: '', en: '' },
    maxLength: longestFact.operator,
    wanted: true,
  }),
  consentTerm: localised({
    group: 'consent',
    title: { kk: 'Жазбаларды сақтау мерзімі', ru: 'Срок хранения записей', en: 'Retention period' },
    help: {
      kk: 'Мысалы, 1 жыл. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{term}} орнына қойылады. Жазбалар жойылатын мерзім «Жазбалар» тобында белгіленеді.',
      ru: 'Например, 1 год. Показывается в тексте согласия; в тексте банка заменяет {{term}}. Срок, после которого записи удаляются, задаётся в группе «Записи».',
      en: 'Such as 1 year. Shown in the consent text; replaces {{term}} in the bank’s own text. The group “Records” sets when records are deleted.',
    },
    standard: { kk: '', ru: '', en: '' },
    maxLength: longestFact.term,
    wanted: true,
  }),
  consentThirdParties: localised({
    group: 'consent',
    title: { kk: 'Үшінші тұлғалар', ru: 'Третьи лица', en: 'Third parties' },
    help: {
      kk: 'Деректерді тағы кім алады, мысалы, «Biometric.kz» ЖШС. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{thirdParties}} орнына қойылады.',
      ru: 'Кто ещё получает данные, например ТОО «Biometric.kz». Показываются в тексте согласия; в тексте банка заменяют {{thirdParties}}.',
      en: 'Who else receives data, such as Biometric.kz LLP. Shown in the consent text; replaces {{thirdParties}} in the bank’s own text.',
    },
    standard: { kk: '', ru: '', en: '' },
    maxLength: longestFact.thirdParties,
    wanted: true,
  }),
  camera: text({
    group: 'camera',
    title: { kk: 'Рұқсат етілген камера', ru: 'Разрешённая камера', en: 'Camera that may be used' },
    help: {
      kk: '--list-cameras көрсететін ID не оның басы, мысалы, usb-046d-082d: осындай модельдің кез келгені. Бос болса, «Камера» бетінде бекітілгені.',
      ru: 'ID из --list-cameras или его начало, например usb-046d-082d: любая камера этой модели. Пусто: закреплённая на странице «Камера».',
      en: 'An ID of --list-cameras or the beginning of one, such as usb-046d-082d: any of this model. Empty: the one pinned on the page “Camera”.',
    },
    maxLength: 80,
    fault: (value) =>
      /^(usb|pci|platform|other)(-[0-9a-z]+)+$/.test(value) ? null : 'an ID as --list-cameras prints it',
  }),
  cameraRotation: oneOf({
    group: 'camera',
    title: { kk: 'Камераның бұрылуы', ru: 'Поворот камеры', en: 'Rotation of the camera' },
    help: {
      kk: 'Көрініс тік тұруы үшін сағат тілімен неше градусқа бұрылады.',
      ru: 'На сколько градусов по часовой стрелке повернуть картинку, чтобы она стояла прямо.',
      en: 'By how many degrees, clockwise, the picture is turned to stand upright.',
    },
    choices: { 0: degrees('0°'), 90: degrees('90°'), 180: degrees('180°'), 270: degrees('270°') },
    standard: '0',
  }),
  takeNowAfterSeconds: wholeNumber({
    group: 'times',
    title: {
      kk: '«Суретке түсіру» батырмасы',
      ru: 'Кнопка «Сделать снимок»',
      en: 'Button “Take the picture”',
    },
    help: {
      kk: 'Көмекші нұсқаулар ыңғайсыз болса, батырма осынша уақыттан кейін ұсынылады.',
      ru: 'Через сколько она предлагается тем, кому подсказки не подошли.',
      en: 'After how long it is offered to those whom the guidance does not suit.',
    },
    standard: 15,
    min: 5,
    max: 60,
    step: 5,
    ...seconds,
  }),
  countdownSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Кері санау', ru: 'Обратный отсчёт', en: 'Countdown' },
    help: {
      kk: 'Батырма басылғаннан суретке дейін.',
      ru: 'От нажатия кнопки до снимка.',
      en: 'From the button to the picture.',
    },
    standard: 3,
    min: 1,
    max: 10,
    step: 1,
    ...seconds,
  }),
  consentSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Келісім беті', ru: 'Экран согласия', en: 'Consent screen' },
    help: {
      kk: 'Ешкім тимесе, осынша уақыттан кейін жабылады. 20 секунд бұрын ескертіледі.',
      ru: 'Закрывается, если к нему не прикасаются столько времени. За 20 секунд предупреждает.',
      en: 'Closes after so long without a touch. Says so 20 seconds before.',
    },
    standard: 60,
    min: 30,
    max: 300,
    step: 10,
    ...seconds,
  }),
  cameraSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Камера беті', ru: 'Экран камеры', en: 'Camera screen' },
    help: {
      kk: 'Сурет түсірілмесе, осынша уақыттан кейін жабылады. 20 секунд бұрын ескертіледі.',
      ru: 'Закрывается, если снимок так и не сделан. За 20 секунд предупреждает.',
      en: 'Closes after so long without a picture. Says so 20 seconds before.',
    },
    standard: 60,
    min: 30,
    max: 300,
    step: 10,
    ...seconds,
  }),
  resultSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Нәтиже беті', ru: 'Экран ответа', en: 'Screen of the answer' },
    help: {
      kk: 'Осынша уақыттан кейін келесі адамға дайын болады.',
      ru: 'Через столько киоск готов к следующему человеку.',
      en: 'After so long the kiosk is ready for the next person.',
    },
    standard: 30,
    min: 20,
    max: 120,
    step: 5,
    ...seconds,
  }),
  staffIdleSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Қызметкер беті', ru: 'Страницы персонала', en: 'Staff console' },
    help: {
      kk: 'Ешкім тимесе, осынша уақыттан кейін құлыпталады.',
      ru: 'Закрываются на замок, если к ним не прикасаются столько времени.',
      en: 'Locks after so long without a touch.',
    },
    standard: 120,
    min: 30,
    max: 900,
    step: 30,
    ...seconds,
  }),
  soundEffects: onOff({
    group: 'sound',
    title: { kk: 'Дыбыстар', ru: 'Звуки', en: 'Sounds' },
    help: {
      kk: 'Суретке түсіргендегі сыртыл және жауаптың екі нотасы.',
      ru: 'Щелчок снимка и две ноты ответа.',
      en: 'The tick of the picture and the two notes of the answer.',
    },
    standard: true,
  }),
  voice: onOff({
    group: 'sound',
    title: { kk: 'Дауыс', ru: 'Голос', en: 'Voice' },
    help: {
      kk: 'Нұсқауларды жүйенің өз дауысымен оқиды, егер ол тілде дауыс болса.',
      ru: 'Читает подсказки голосом системы, если он есть для этого языка.',
      en: 'Reads the hints out with a voice of the system, where it has one for the language.',
    },
    standard: true,
  }),
  volume: wholeNumber({
    group: 'sound',
    title: { kk: 'Дыбыс деңгейі', ru: 'Громкость', en: 'Volume' },
    help: {
      kk: 'Дыбыстар мен дауысқа ортақ.',
      ru: 'Для звуков и голоса.',
      en: 'Of sounds and voice.',
    },
    standard: 60,
    min: 0,
    max: 100,
    step: 10,
    unit: 'percent',
  }),
  stationName: text({
    group: 'station',
    title: { kk: 'Станцияның атауы', ru: 'Название станции', en: 'Name of the station' },
    help: {
      kk: 'Жазбалар мен қолдау файлында тұрады, мысалы, Алматы-03.',
      ru: 'Стоит в записях и в файле поддержки, например «Алматы-03».',
      en: 'Stands in records and in the support file, such as Almaty-03.',
    },
    maxLength: 60,
  }),
  display: oneOf({
    group: 'station',
    title: { kk: 'Киоск экраны', ru: 'Экран киоска', en: 'Display' },
    help: {
      kk: 'Компьютерде екі экран болса, киоск қайсысында тұратыны. Екінші экран ажыратылса, киоск негізгісіне көшеді, қайта қосылса, орнына оралады.',
      ru: 'На каком экране стоит киоск, если их два. Когда второй отключён, киоск переходит на основной, а потом возвращается.',
      en: 'On which the kiosk stands where there are two. While the second one is missing it stands on the main one.',
    },
    choices: {
      primary: { kk: 'Негізгі', ru: 'Основной', en: 'Main' },
      secondary: { kk: 'Екінші', ru: 'Второй', en: 'Second' },
    },
    standard: 'primary',
  }),
  opensAt: text({
    group: 'station',
    title: { kk: 'Ашылу уақыты', ru: 'Время открытия', en: 'Opens at' },
    help: {
      kk: 'Мысалы, 09:00. Осы уақыттан жабылғанға дейін экран сөнбейді. Бос болса, ешқашан сөнбейді.',
      ru: 'Например, 09:00. С этого времени и до закрытия экран не гаснет. Пусто: не гаснет никогда.',
      en: 'Such as 09:00. From then until closing the screen does not go dark. Empty: it never does.',
    },
    maxLength: 5,
    fault: timeFault,
  }),
  closesAt: text({
    group: 'station',
    title: { kk: 'Жабылу уақыты', ru: 'Время закрытия', en: 'Closes at' },
    help: {
      kk: 'Мысалы, 18:00. Содан кейін экран сөне алады; тисе, қайта жанады, киоск бұрынғыдай жұмыс істейді.',
      ru: 'Например, 18:00. После этого экран может погаснуть; от касания он загорится, и киоск работает как обычно.',
      en: 'Such as 18:00. After that the screen may go dark; a touch wakes it, and the kiosk works as ever.',
    },
    maxLength: 5,
    fault: timeFault,
  }),
  logLevel: oneOf({
    group: 'station',
    title: { kk: 'Журналдың толықтығы', ru: 'Подробность журнала', en: 'Log level' },
    help: {
      kk: 'Журналға не жазылады. Суреттер мен кілттер ешқашан жазылмайды.',
      ru: 'Что пишется в журнал. Снимки и ключи не пишутся никогда.',
      en: 'What the log holds. Pictures and keys never get into it.',
    },
    choices: {
      error: { kk: 'Тек қателер', ru: 'Только ошибки', en: 'Errors only' },
      warn: { kk: 'Ескертулер де', ru: 'И предупреждения', en: 'Warnings too' },
      info: { kk: 'Оқиғалар да', ru: 'И события', en: 'Events too' },
      debug: { kk: 'Барлығы', ru: 'Всё', en: 'Everything' },
    },
    standard: 'info',
  }),
} as const;
