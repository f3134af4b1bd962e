import { oneOf, onOff, text, wholeNumber } from './setting.ts';

const seconds = { unit: 'seconds' } as const;
const degrees = (words: string) => ({ kk: words, ru: words, en: words });

/** What a customer meets: camera, times, sounds. */
export const visitSettings = {
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
    default: '0',
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
    default: 'above',
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
    default: 15,
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
    default: 3,
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
    default: 60,
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
    default: 60,
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
    default: 30,
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
    default: 120,
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
    default: true,
  }),
  voice: onOff({
    group: 'sound',
    title: { kk: 'Дауыс', ru: 'Голос', en: 'Voice' },
    help: {
      kk: 'Нұсқауларды жүйенің дауысы оқиды, егер сол тілде дауыс болса.',
      ru: 'Подсказки читает голос системы, если он есть для этого языка.',
      en: 'A system voice reads the hints aloud, if there is one for the language.',
    },
    default: true,
  }),
  volume: wholeNumber({
    group: 'sound',
    title: { kk: 'Дыбыс деңгейі', ru: 'Громкость', en: 'Volume' },
    help: { kk: 'Дыбыстар мен дауысқа ортақ.', ru: 'Для звуков и голоса.', en: 'For sounds and voice.' },
    default: 60,
    min: 0,
    max: 100,
    step: 10,
    unit: 'percent',
  }),
} as const;
