/** What the page says. @typedef {typeof words.en} Words @typedef {'kk' | 'ru' | 'en'} Language */

export const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

const en = {
  title: 'Receipt check',
  field: 'Scan the QR code on the kiosk’s screen',
  hint: 'The scanner types the digits here automatically.',
  check: 'Check',
  clear: 'Clear',
  results: {
    ready: ['Ready', 'Scan the code: the result is shown here.'],
    live: [
      'Check passed',
      'The receipt is genuine. The kiosk confirmed that a living person was in front of the camera.',
    ],
    notLive: [
      'Check not passed',
      'The receipt is genuine. The kiosk could not confirm that a living person was in front of the camera.',
    ],
    demonstration: [
      'Demonstration only',
      'The kiosk was in demonstration mode: this receipt confirms nothing. Do not accept it.',
    ],
    forged: [
      'Not genuine',
      'The station did not sign this receipt. Scan the code again; if the result is the same, do not accept the receipt and tell your security officer.',
    ],
    foreign: [
      'Unknown station',
      'The receipt names a station that is not in your list, so this page cannot tell whether it is genuine. Do not accept it.',
    ],
    unreadable: ['The code can’t be read', 'Hold the scanner straight in front of the code and scan again.'],
    noStations: ['No stations yet', 'First enter the public keys of your stations under “Stations”.'],
    insecure: [
      'Open this page another way',
      'The browser checks signatures only on a page opened from https:// or from a file. Ask bank IT to open it that way.',
    ],
    tooOld: [
      'This browser is too old',
      'This page needs Chrome or Edge 137, Firefox 129, Safari 17 or later. Another way: liveness-kiosk --verify-receipt or node verify-receipt.mjs.',
    ],
  },
  facts: {
    answer: 'Result',
    reason: 'Reason',
    score: 'Score',
    time: 'Local time',
    station: 'Station',
    attempt: 'Attempt',
    record: 'Record number',
    recordHash: 'Record hash',
    picture: 'SHA-256 of the photo',
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
    nobody: 'The receipt names nobody. Make sure the person in front of you used this kiosk at this time.',
    again: 'This receipt was already checked here at {time}.',
    old: 'The receipt is more than an hour old.',
    ahead: 'The receipt’s time is in the future: compare the clocks of the kiosk and of this computer.',
  },
  more: 'For auditors',
  stations: {
    heading: 'Stations',
    help: 'For bank IT: one line per station: its public key, then a name. liveness-kiosk --print-head prints the key; the console shows it under “Records”.',
    use: 'Use these',
    kept: 'The keys are now in this page’s address: bookmark it.',
    none: 'No public key was found.',
  },
};

/** @type {typeof en} */
const ru = {
  title: 'Проверка квитанции',
  field: 'Отсканируйте QR-код с экрана киоска',
  hint: 'Сканер сам введёт сюда цифры.',
  check: 'Проверить',
  clear: 'Очистить',
  results: {
    ready: ['Готово к проверке', 'Отсканируйте код — результат появится здесь.'],
    live: [
      'Проверка пройдена',
      'Квитанция подлинная. Киоск подтвердил, что перед камерой был живой человек.',
    ],
    notLive: [
      'Проверка не пройдена',
      'Квитанция подлинная. Киоск не смог подтвердить, что перед камерой был живой человек.',
    ],
    demonstration: [
      'Только демо-режим',
      'Киоск работал в демо-режиме: эта квитанция ничего не подтверждает. Не принимайте её.',
    ],
    forged: [
      'Квитанция не подлинная',
      'Станция не подписывала эту квитанцию. Отсканируйте код ещё раз; если результат тот же, не принимайте квитанцию и сообщите службе безопасности.',
    ],
    foreign: [
      'Неизвестная станция',
      'Станции, указанной в квитанции, нет в вашем списке, поэтому проверить подлинность здесь нельзя. Не принимайте её.',
    ],
    unreadable: ['Код не прочитан', 'Держите сканер прямо перед кодом и отсканируйте ещё раз.'],
    noStations: ['Станций пока нет', 'Сначала внесите открытые ключи ваших станций в раздел «Станции».'],
    insecure: [
      'Откройте страницу другим способом',
      'Браузер проверяет подписи только на странице, открытой по https:// или из файла. Попросите ИТ-службу открыть её так.',
    ],
    tooOld: [
      'Браузер устарел',
      'Нужен Chrome или Edge 137, Firefox 129, Safari 17 или новее. Другой способ: liveness-kiosk --verify-receipt или node verify-receipt.mjs.',
    ],
  },
  facts: {
    answer: 'Результат',
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
    nobody:
      'В квитанции нет имени. Убедитесь, что человек перед вами проходил проверку на этом киоске в это время.',
    again: 'Эту квитанцию здесь уже проверяли в {time}.',
    old: 'Квитанция выдана больше часа назад.',
    ahead: 'Время квитанции ещё не наступило: сверьте часы киоска и этого компьютера.',
  },
  more: 'Для аудиторов',
  stations: {
    heading: 'Станции',
    help: 'Для ИТ-службы: по строке на станцию — открытый ключ, затем название. Ключ выводит команда liveness-kiosk --print-head; в консоли он показан в разделе «Записи».',
    use: 'Принять',
    kept: 'Ключи теперь в адресе этой страницы: сохраните её в закладках.',
    none: 'Открытых ключей не найдено.',
  },
};

/** @type {typeof en} */
const kk = {
  title: 'Түбіртекті тексеру',
  field: 'Киоск экранындағы QR-кодты сканерлеңіз',
  hint: 'Сканер цифрларды осында өзі енгізеді.',
  check: 'Тексеру',
  clear: 'Тазалау',
  results: {
    ready: ['Тексеруге дайын', 'Кодты сканерлеңіз — нәтиже осында шығады.'],
    live: ['Тексеруден өтті', 'Түбіртек түпнұсқа. Киоск камера алдында тірі адам тұрғанын растады.'],
    notLive: [
      'Тексеруден өтпеді',
      'Түбіртек түпнұсқа. Киоск камера алдында тірі адам тұрғанын растай алмады.',
    ],
    demonstration: [
      'Тек демо режимі',
      'Киоск демо режимінде жұмыс істеді: бұл түбіртек ештеңені растамайды. Оны қабылдамаңыз.',
    ],
    forged: [
      'Түбіртек түпнұсқа емес',
      'Бұл түбіртекке станция қол қоймаған. Кодты тағы бір рет сканерлеңіз; нәтиже өзгермесе, түбіртекті қабылдамай, қауіпсіздік қызметіне хабарлаңыз.',
    ],
    foreign: [
      'Белгісіз станция',
      'Түбіртекте көрсетілген станция тізіміңізде жоқ, сондықтан түбіртектің түпнұсқа екенін мұнда тексеру мүмкін емес. Оны қабылдамаңыз.',
    ],
    unreadable: ['Код оқылмады', 'Сканерді кодтың дәл алдында ұстап, тағы бір рет сканерлеңіз.'],
    noStations: [
      'Әзірге станция жоқ',
      'Алдымен «Станциялар» бөліміне станцияларыңыздың ашық кілттерін енгізіңіз.',
    ],
    insecure: [
      'Бетті басқа тәсілмен ашыңыз',
      'Браузер қолтаңбаны https:// арқылы немесе файлдан ашылған бетте ғана тексереді. АТ бөлімінен бетті солай ашып беруді сұраңыз.',
    ],
    tooOld: [
      'Браузер ескірген',
      'Chrome немесе Edge 137, Firefox 129, Safari 17 немесе олардан жаңасы керек. Басқа тәсіл: liveness-kiosk --verify-receipt немесе node verify-receipt.mjs.',
    ],
  },
  facts: {
    answer: 'Нәтиже',
    reason: 'Себебі',
    score: 'Балл',
    time: 'Жергілікті уақыт',
    station: 'Станция',
    attempt: 'Әрекет',
    record: 'Жазба нөмірі',
    recordHash: 'Жазба хеші',
    picture: 'Суреттің SHA-256 хеші',
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
    nobody:
      'Түбіртекте аты-жөні жоқ. Алдыңыздағы адам осы уақытта осы киоскіде тексерілгеніне көз жеткізіңіз.',
    again: 'Бұл түбіртек мұнда бұрын тексерілген: {time}.',
    old: 'Түбіртекке бір сағаттан асты.',
    ahead: 'Түбіртектің уақыты әлі келген жоқ: киоск пен осы компьютердің сағатын салыстырыңыз.',
  },
  more: 'Аудиторларға',
  stations: {
    heading: 'Станциялар',
    help: 'АТ бөліміне: әр станцияға бір жол — ашық кілті, кейін атауы. Кілтті liveness-kiosk --print-head пәрмені шығарады, консольде ол «Жазбалар» бөлімінде көрсетілген.',
    use: 'Қабылдау',
    kept: 'Кілттер енді осы беттің мекенжайында сақталған: бетті бетбелгілерге қосыңыз.',
    none: 'Мұнда ашық кілт табылмады.',
  },
};

export const words = { kk, ru, en };
