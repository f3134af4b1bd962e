import type { Fault } from '../../../preload/faults/faults.ts';
import { minutesOf } from './opening-hours.ts';
import { consentFault, longestFact } from './own-consent-text.ts';
import { localised, oneOf, onOff, text, wholeNumber } from './setting.ts';

const seconds = { unit: 'seconds' } as const;
const timeFault = (value: string): Fault | null => (minutesOf(value) === null ? { code: 'time' } : null);
const degrees = (words: string) => ({ kk: words, ru: words, en: words });

/** What a person meets: consent, camera, times, sounds; and the station's own affairs. */
export const visitSettings = {
  consentVersion: text({
    group: 'consent',
    title: { kk: 'Келісім мәтінінің нұсқасы', ru: 'Версия текста согласия', en: 'Consent text version' },
    help: {
      kk: 'Банк өз мәтінін қолданса, сол мәтіннің нұсқасы, мысалы, 2026-11-A. Мәтіннің хешімен бірге жазбаға енгізіледі.',
      ru: 'Версия текста, если банк использует свой, например 2026-11-A. Заносится в запись вместе с хешем текста.',
      en: 'The version of the bank’s own text, if it has one, such as 2026-11-A. It is recorded with the text’s hash.',
    },
    maxLength: 40,
    fault: (value) => (/^[\w.-]+$/.test(value) ? null : { code: 'version-characters' }),
  }),
  consentText: localised({
    group: 'consent',
    title: { kk: 'Келісім мәтіні', ru: 'Текст согласия', en: 'Consent text' },
    help: {
      kk: 'Алғашқы үш жол бірінші бетте көрсетіледі: сурет, жіберу, сақтау. Кейін «# Тақырып» және оның мәтіні, төрт бөлімге дейін. Бос болса және демо режимінде стандартты мәтін қолданылады.',
      ru: 'Первые три строки показываются на первой странице: снимок, отправка, хранение. Далее «# Заголовок» и текст под ним, до четырёх разделов. Если пусто, а также в демо-режиме действует стандартный текст.',
      en: 'The first three lines are shown on the first page: photo, sending, keeping. Then “# Heading” and its text, up to four sections. If empty, and in a demonstration, the standard text is used.',
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
      kk: 'Деректерге кім жауапты: банктің толық атауы мен қаласы. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{operator}} орнына қойылады.',
      ru: 'Кто отвечает за данные: полное название банка и город. Показывается в тексте согласия; в тексте банка заменяет {{operator}}.',
      en: 'Who is responsible for the data: the bank’s full name and city. Shown in the consent text; replaces {{operator}} in the bank’s own text.',
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
      kk: 'Деректерді тағы кім алады, мысалы, тексеру қызметінің иесі. Келісім мәтінінде көрсетіледі; банктің өз мәтінінде {{thirdParties}} орнына қойылады.',
      ru: 'Кто ещё получает данные, например владелец сервиса проверки. Показываются в тексте согласия; в тексте банка заменяют {{thirdParties}}.',
      en: 'Who else receives data, such as the owner of the verification service. Shown in the consent text; replaces {{thirdParties}} in the bank’s own text.',
    },
    standard: { kk: '', ru: '', en: '' },
    maxLength: longestFact.thirdParties,
    wanted: true,
  }),
  camera: text({
    group: 'camera',
    title: { kk: 'Рұқсат етілген камера', ru: 'Разрешённая камера', en: 'Allowed camera' },
    help: {
      kk: '--list-cameras тізіміндегі ID немесе оның басы, мысалы, usb-046d-082d: осы модельдегі кез келген камера. Бос болса, «Камера» бетінде таңдалғаны қолданылады.',
      ru: 'ID из --list-cameras или его начало, например usb-046d-082d: любая камера этой модели. Если пусто, действует выбранная на странице «Камера».',
      en: 'An ID from --list-cameras or the beginning of one, such as usb-046d-082d: any camera of this model. If empty, the one chosen on the “Camera” page is used.',
    },
    maxLength: 80,
    fault: (value) => (/^(usb|pci|platform|other)(-[0-9a-z]+)+$/.test(value) ? null : { code: 'camera-id' }),
  }),
  cameraRotation: oneOf({
    group: 'camera',
    title: { kk: 'Бейнені бұру', ru: 'Поворот изображения', en: 'Video rotation' },
    help: {
      kk: 'Бейне тік тұруы үшін сағат тілі бағытымен неше градусқа бұрылады.',
      ru: 'На сколько градусов по часовой стрелке повернуть изображение, чтобы оно было прямым.',
      en: 'How many degrees clockwise the video is rotated to be upright.',
    },
    choices: { 0: degrees('0°'), 90: degrees('90°'), 180: degrees('180°'), 270: degrees('270°') },
    standard: '0',
  }),
  lensSide: oneOf({
    group: 'camera',
    title: { kk: 'Объектив қайда', ru: 'Где объектив', en: 'Where the lens is' },
    help: {
      kk: 'Камера объективі экранның қай жағында тұр. Клиентке объективті сол жақтағы көрсеткі көрсетеді.',
      ru: 'С какой стороны экрана находится объектив камеры. На него клиенту указывает стрелка у этого края.',
      en: 'On which side of the screen the camera’s lens is. An arrow at that edge points the customer to it.',
    },
    choices: {
      above: { kk: 'Экранның үстінде', ru: 'Над экраном', en: 'Above the screen' },
      left: { kk: 'Сол жағында', ru: 'Слева', en: 'On the left' },
      right: { kk: 'Оң жағында', ru: 'Справа', en: 'On the right' },
      below: { kk: 'Экранның астында', ru: 'Под экраном', en: 'Below the screen' },
    },
    standard: 'above',
  }),
  takeNowAfterSeconds: wholeNumber({
    group: 'times',
    title: {
      kk: '«Қазір суретке түсіру» түймесі',
      ru: 'Кнопка «Сделать снимок сейчас»',
      en: 'Button “Take the photo now”',
    },
    help: {
      kk: 'Нұсқаулар көмектеспесе, клиентке бұл түйме осынша уақыттан кейін ұсынылады.',
      ru: 'Через это время кнопка предлагается клиенту, которому не помогли подсказки.',
      en: 'After this long the button is offered to a customer whom the hints did not help.',
    },
    standard: 15,
    min: 5,
    max: 60,
    step: 5,
    ...seconds,
  }),
  countdownSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Кері санақ', ru: 'Обратный отсчёт', en: 'Countdown' },
    help: {
      kk: 'Түйме басылғаннан суретке түсіргенге дейінгі уақыт.',
      ru: 'Время от нажатия кнопки до снимка.',
      en: 'Time from pressing the button to the photo.',
    },
    standard: 3,
    min: 1,
    max: 10,
    step: 1,
    ...seconds,
  }),
  consentSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Келісім экраны', ru: 'Экран согласия', en: 'Consent screen' },
    help: {
      kk: 'Ешкім түртпесе, осынша уақыттан кейін жабылады. 20 секунд бұрын ескертеді.',
      ru: 'Закрывается, если к нему не прикасаются столько времени. Предупреждает за 20 секунд.',
      en: 'Closes after this long without a touch. A warning is shown 20 seconds before.',
    },
    standard: 60,
    min: 30,
    max: 300,
    step: 10,
    ...seconds,
  }),
  cameraSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Камера экраны', ru: 'Экран камеры', en: 'Camera screen' },
    help: {
      kk: 'Сурет түсірілмесе, осынша уақыттан кейін жабылады. 20 секунд бұрын ескертеді.',
      ru: 'Закрывается через это время, если снимок не сделан. Предупреждает за 20 секунд.',
      en: 'Closes after this long without a photo. A warning is shown 20 seconds before.',
    },
    standard: 60,
    min: 30,
    max: 300,
    step: 10,
    ...seconds,
  }),
  resultSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Нәтиже экраны', ru: 'Экран результата', en: 'Result screen' },
    help: {
      kk: 'Осынша уақыттан кейін киоск келесі клиентке дайын болады. Кеңес немесе код көрсетілсе, кемінде 60 секунд күтеді.',
      ru: 'Через это время киоск готов к следующему клиенту. С советами или кодом — не раньше чем через 60 секунд.',
      en: 'After this long the kiosk is ready for the next customer; with tips or a code, not before 60 seconds.',
    },
    standard: 30,
    min: 20,
    max: 120,
    step: 5,
    ...seconds,
  }),
  staffIdleSeconds: wholeNumber({
    group: 'times',
    title: { kk: 'Қызметкерлер беттері', ru: 'Страницы персонала', en: 'Staff console' },
    help: {
      kk: 'Ешкім түртпесе, осынша уақыттан кейін құлыпталады.',
      ru: 'Блокируются, если к ним долго не прикасаются.',
      en: 'Locks after this long without a touch.',
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
      kk: 'Суретке түсіргендегі сыртыл және нәтиженің екі нотасы.',
      ru: 'Щелчок при снимке и две ноты результата.',
      en: 'The click of the photo and the two notes of the result.',
    },
    standard: true,
  }),
  voice: onOff({
    group: 'sound',
    title: { kk: 'Дауыс', ru: 'Голос', en: 'Voice' },
    help: {
      kk: 'Нұсқауларды жүйенің дауысы оқиды, егер сол тілде дауыс болса.',
      ru: 'Подсказки читает голос системы, если он есть для этого языка.',
      en: 'A system voice reads the hints aloud, if there is one for the language.',
    },
    standard: true,
  }),
  volume: wholeNumber({
    group: 'sound',
    title: { kk: 'Дыбыс деңгейі', ru: 'Громкость', en: 'Volume' },
    help: { kk: 'Дыбыстар мен дауысқа ортақ.', ru: 'Для звуков и голоса.', en: 'For sounds and voice.' },
    standard: 60,
    min: 0,
    max: 100,
    step: 10,
    unit: 'percent',
  }),
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
    standard: 'primary',
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
    standard: 'info',
  }),
} as const;
