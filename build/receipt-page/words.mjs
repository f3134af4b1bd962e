/** What the page says. @typedef {typeof words.en} Words @typedef {'kk' | 'ru' | 'en'} Language */

export const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

const en = {
  title: 'Receipt check',
  field: 'Scan the square code on the kiosk’s screen',
  hint: 'The scanner types the digits here by itself.',
  check: 'Check',
  clear: 'Clear',
  results: {
    ready: ['Ready', 'Scan the code: the answer appears here.'],
    live: ['Genuine:\nconfirmed', 'The kiosk has confirmed a living person.'],
    notLive: [
      'Genuine:\nnot confirmed',
      'The receipt is genuine, but the kiosk could not confirm a living person.',
    ],
    demonstration: [
      'Demonstration only',
      'The kiosk only showed how it works: this receipt confirms nothing. Do not accept it.',
    ],
    forged: [
      'Not genuine',
      'The station did not sign this. Scan once more; if it stays so, do not accept the receipt and tell your security officer.',
    ],
    foreign: [
      'Unknown station',
      'The receipt names a station that is not in your list, so nobody can say here whether it is genuine. Do not accept it.',
    ],
    unreadable: ['This can’t be read', 'Hold the scanner straight before the code and scan once more.'],
    noStations: [
      'No station yet',
      'First the public keys of your stations have to be entered under “Stations”.',
    ],
    insecure: [
      'Opened the wrong way',
      'A browser checks signatures only on a page from https:// or from a file. Ask your IT to offer it so.',
    ],
    tooOld: [
      'This browser is too old',
      'It takes Chrome or Edge 137, Firefox 129, Safari 17, or a later one. Otherwise: liveness-kiosk --verify-receipt, or node verify-receipt.mjs.',
    ],
  },
  facts: {
    answer: 'Answer',
    reason: 'Reason',
    score: 'Score',
    time: 'Local time',
    station: 'Station',
    attempt: 'Attempt',
    record: 'Record number',
    recordHash: 'Record’s hash',
    picture: 'SHA-256 of the picture',
  },
  answers: { live: 'living person', 'not-live': 'not confirmed' },
  /** `general`: none in particular. */
  reasons: {
    eyes: 'eyes closed',
    face: 'face covered',
    light: 'poor light',
    distance: 'distance from the camera',
    general: '',
  },
  notes: {
    nobody: 'A receipt names nobody: compare the time and the kiosk with the person before you.',
    again: 'This receipt was already checked here, at {time}.',
    old: 'The receipt is more than an hour old.',
    ahead: 'The receipt’s time lies ahead: compare the clocks of the kiosk and of this computer.',
  },
  more: 'For auditors',
  stations: {
    heading: 'Stations',
    help: 'For IT: one line for each station, its public key and then a name. liveness-kiosk --print-head prints the key; the console shows it under “Records”.',
    use: 'Use these',
    kept: 'The keys now stand in this page’s address: keep it as a bookmark.',
    none: 'No public key was found.',
  },
};

/** @type {typeof en} */
const ru = {
  title: 'Проверка квитанции',
  field: 'Отсканируйте квадратный код с экрана киоска',
  hint: 'Сканер сам введёт сюда цифры.',
  check: 'Проверить',
  clear: 'Очистить',
  results: {
    ready: ['Готово к проверке', 'Отсканируйте код — ответ появится здесь.'],
    live: ['Подлинная:\nподтверждено', 'Киоск подтвердил, что перед ним был живой человек.'],
    notLive: [
      'Подлинная:\nне подтверждено',
      'Квитанция подлинная, но киоск не смог подтвердить живого человека.',
    ],
    demonstration: [
      'Только демонстрация',
      'Киоск лишь показывал, как он работает: эта квитанция ничего не подтверждает. Не принимайте её.',
    ],
    forged: [
      'Не подлинная',
      'Станция этого не подписывала. Отсканируйте ещё раз; если ответ тот же, не принимайте квитанцию и сообщите службе безопасности.',
    ],
    foreign: [
      'Неизвестная станция',
      'Квитанция называет станцию, которой нет в вашем списке, поэтому подлинность здесь проверить нельзя. Не принимайте её.',
    ],
    unreadable: ['Не удалось прочитать', 'Держите сканер ровно перед кодом и отсканируйте ещё раз.'],
    noStations: ['Станций пока нет', 'Сначала внесите открытые ключи ваших станций в раздел «Станции».'],
    insecure: [
      'Страница открыта не так',
      'Браузер проверяет подписи только на странице с https:// или из файла. Попросите ИТ открыть её так.',
    ],
    tooOld: [
      'Браузер устарел',
      'Нужен Chrome или Edge 137, Firefox 129, Safari 17 или новее. Иначе: liveness-kiosk --verify-receipt или node verify-receipt.mjs.',
    ],
  },
  facts: {
    answer: 'Ответ',
    reason: 'Причина',
    score: 'Оценка',
    time: 'Местное время',
    station: 'Станция',
    attempt: 'Попытка',
    record: 'Номер записи',
    recordHash: 'Хеш записи',
    picture: 'SHA-256 снимка',
  },
  answers: { live: 'живой человек', 'not-live': 'не подтверждено' },
  reasons: {
    eyes: 'глаза закрыты',
    face: 'лицо закрыто',
    light: 'плохое освещение',
    distance: 'расстояние до камеры',
    general: '',
  },
  notes: {
    nobody: 'В квитанции нет имени: сверьте время и киоск с человеком, который перед вами.',
    again: 'Эту квитанцию здесь уже проверяли, в {time}.',
    old: 'Квитанции больше часа.',
    ahead: 'Время квитанции ещё не наступило: сверьте часы киоска и этого компьютера.',
  },
  more: 'Для аудиторов',
  stations: {
    heading: 'Станции',
    help: 'Для ИТ: по строке на станцию — открытый ключ, затем название. Ключ печатает liveness-kiosk --print-head, в консоли он стоит в разделе «Записи».',
    use: 'Принять',
    kept: 'Ключи теперь стоят в адресе этой страницы: сохраните его в закладках.',
    none: 'Открытых ключей здесь нет.',
  },
};

/** @type {typeof en} */
const kk = {
  title: 'Түбіртекті тексеру',
  field: 'Киоск экранындағы шаршы кодты сканерлеңіз',
  hint: 'Сандарды сканер осында өзі енгізеді.',
  check: 'Тексеру',
  clear: 'Тазалау',
  results: {
    ready: ['Тексеруге дайын', 'Кодты сканерлеңіз — жауап осында шығады.'],
    live: ['Түпнұсқа:\nрасталды', 'Киоск алдында тірі адам тұрғанын растады.'],
    notLive: ['Түпнұсқа:\nрасталмады', 'Түбіртек түпнұсқа, бірақ киоск тірі адамды растай алмады.'],
    demonstration: [
      'Тек көрсетілім',
      'Киоск қалай жұмыс істейтінін ғана көрсетті: бұл түбіртек ештеңені растамайды. Оны қабылдамаңыз.',
    ],
    forged: [
      'Түпнұсқа емес',
      'Бұған станция қол қоймаған. Тағы бір рет сканерлеңіз; жауап өзгермесе, түбіртекті қабылдамай, қауіпсіздік қызметіне хабарлаңыз.',
    ],
    foreign: [
      'Белгісіз станция',
      'Түбіртектегі станция сіздің тізімде жоқ, сондықтан оның түпнұсқа екенін мұнда тексеру мүмкін емес. Оны қабылдамаңыз.',
    ],
    unreadable: ['Оқылмады', 'Сканерді кодтың дәл алдында ұстап, тағы бір рет сканерлеңіз.'],
    noStations: [
      'Әзірге станция жоқ',
      'Алдымен «Станциялар» бөліміне станцияларыңыздың ашық кілттерін енгізіңіз.',
    ],
    insecure: [
      'Бет дұрыс ашылмаған',
      'Браузер қолтаңбаны https:// арқылы немесе файлдан ашылған бетте ғана тексереді. АТ қызметінен солай ашып беруді сұраңыз.',
    ],
    tooOld: [
      'Браузер ескірген',
      'Chrome не Edge 137, Firefox 129, Safari 17 немесе одан жаңасы керек. Әйтпесе: liveness-kiosk --verify-receipt немесе node verify-receipt.mjs.',
    ],
  },
  facts: {
    answer: 'Жауап',
    reason: 'Себебі',
    score: 'Баға',
    time: 'Жергілікті уақыт',
    station: 'Станция',
    attempt: 'Әрекет',
    record: 'Жазба нөмірі',
    recordHash: 'Жазба хеші',
    picture: 'Суреттің SHA-256 мәні',
  },
  answers: { live: 'тірі адам', 'not-live': 'расталмады' },
  reasons: {
    eyes: 'көзі жұмулы',
    face: 'беті жабық',
    light: 'жарық қолайсыз',
    distance: 'камераға дейінгі арақашықтық',
    general: '',
  },
  notes: {
    nobody: 'Түбіртекте аты-жөні жоқ: уақыты мен киоскіні алдыңыздағы адаммен салыстырыңыз.',
    again: 'Бұл түбіртек мұнда бұрын тексерілген, сағат {time}.',
    old: 'Түбіртекке бір сағаттан асты.',
    ahead: 'Түбіртектің уақыты әлі келген жоқ: киоск пен осы компьютердің сағатын салыстырыңыз.',
  },
  more: 'Аудиторларға',
  stations: {
    heading: 'Станциялар',
    help: 'АТ қызметіне: әр станцияға бір жол — ашық кілті, сосын атауы. Кілтті liveness-kiosk --print-head шығарады, консольде ол «Жазбалар» бөлімінде тұр.',
    use: 'Қабылдау',
    kept: 'Кілттер енді осы беттің мекенжайында тұр: оны бетбелгіге сақтап қойыңыз.',
    none: 'Мұнда ашық кілт табылмады.',
  },
};

export const words = { kk, ru, en };
