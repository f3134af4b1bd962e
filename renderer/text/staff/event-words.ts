import type { Localised } from '../../../preload/contract.ts';

type Words = Readonly<Partial<Record<string, Localised>>>;

/** What a field of an event's record is called; the names are those of docs/records.md, and of secrets. */
export const eventNames: Words = {
  file: { kk: 'файл', ru: 'файл', en: 'file' },
  files: { kk: 'файлдар', ru: 'файлы', en: 'files' },
  publicKey: { kk: 'ашық кілт', ru: 'открытый ключ', en: 'public key' },
  key: { kk: 'қол қоятын кілт', ru: 'ключ подписи', en: 'signing key' },
  appVersion: { kk: 'бағдарлама нұсқасы', ru: 'версия программы', en: 'program version' },
  begins: { kk: 'сақталған бірінші жазба', ru: 'первая хранимая запись', en: 'first record kept' },
  flavour: { kk: 'жинақ', ru: 'сборка', en: 'build' },
  version: { kk: 'нұсқа', ru: 'версия', en: 'version' },
  electron: { kk: 'Electron', ru: 'Electron', en: 'Electron' },
  system: { kk: 'жүйе', ru: 'система', en: 'system' },
  lastRun: { kk: 'алдыңғы жұмысы', ru: 'предыдущая работа', en: 'previous run' },
  from: { kk: 'бұрынғы мәні', ru: 'было', en: 'before' },
  to: { kk: 'жаңа мәні', ru: 'стало', en: 'after' },
  by: { kk: 'кім өзгерткені', ru: 'кто изменил', en: 'changed by' },
  state: { kk: 'күйі', ru: 'состояние', en: 'state' },
  faults: { kk: 'қате саны', ru: 'число ошибок', en: 'faults' },
  role: { kk: 'рөл', ru: 'роль', en: 'role' },
  failures: { kk: 'қатарынан қате саны', ru: 'ошибок подряд', en: 'wrong PINs in a row' },
  'camera.id': { kk: 'ID', ru: 'ID', en: 'ID' },
  'camera.kind': { kk: 'түрі', ru: 'вид', en: 'kind' },
  'camera.driver': { kk: 'драйвер', ru: 'драйвер', en: 'driver' },
  'camera.pinned': { kk: 'бекітілген', ru: 'закреплена', en: 'pinned' },
  reason: { kk: 'себебі', ru: 'причина', en: 'reason' },
  code: { kk: 'қатесі', ru: 'ошибка', en: 'fault' },
  changes: { kk: 'тағы өзгеріс саны', ru: 'ещё изменений', en: 'further changes' },
  records: { kk: 'жазба саны', ru: 'число записей', en: 'records' },
  rule: { kk: 'жою себебі', ru: 'почему удалены', en: 'deleted by' },
  firstN: { kk: 'бірінші жазба', ru: 'первая запись', en: 'first record' },
  lastN: { kk: 'соңғы жазба', ru: 'последняя запись', en: 'last record' },
  firstAt: { kk: 'біріншісінің уақыты', ru: 'время первой', en: 'time of the first' },
  lastAt: { kk: 'соңғысының уақыты', ru: 'время последней', en: 'time of the last' },
  lastHash: { kk: 'соңғысының хеші', ru: 'хеш последней', en: 'hash of the last' },
  happenedAt: { kk: 'болған уақыты', ru: 'когда произошло', en: 'happened at' },
  apiKey: { kk: 'API кілті', ru: 'ключ API', en: 'API key' },
  proxyPassword: { kk: 'прокси құпиясөзі', ru: 'пароль прокси', en: 'proxy password' },
  clerkPin: { kk: 'қызметкердің ПИН-коды', ru: 'ПИН-код сотрудника', en: 'staff PIN' },
  administratorPin: { kk: 'әкімшінің ПИН-коды', ru: 'ПИН-код администратора', en: 'administrator PIN' },
  cameraPin: { kk: 'бекітілген камера', ru: 'закреплённая камера', en: 'pinned camera' },
};

/** What a field says by a word of ours. */
export const eventValues: Readonly<Partial<Record<string, Words>>> = {
  key: {
    station: { kk: 'станцияның кілті', ru: 'ключ станции', en: 'the station’s' },
    run: {
      kk: 'бір жұмысқа жасалған сынақ кілті',
      ru: 'пробный, на один запуск',
      en: 'a trial key for one run',
    },
  },
  lastRun: {
    none: { kk: 'болған жоқ', ru: 'не было', en: 'none' },
    stopped: { kk: 'дұрыс аяқталған', ru: 'завершена штатно', en: 'ended properly' },
    'not-stopped': { kk: 'кенет үзілген', ru: 'прервана внезапно', en: 'was cut off' },
  },
  by: {
    outside: {
      kk: 'консольден тыс (саясат немесе пәрмен жолы)',
      ru: 'вне консоли (политика или командная строка)',
      en: 'outside the console (policy or command line)',
    },
  },
  state: {
    none: { kk: 'саясат файлы жоқ', ru: 'файла политики нет', en: 'no policy file' },
    active: { kk: 'саясат файлы күшінде', ru: 'файл политики действует', en: 'policy file in force' },
    invalid: { kk: 'саясат файлында қате бар', ru: 'в файле политики ошибки', en: 'policy file has faults' },
  },
  event: {
    'came-in': { kk: 'Консольге кірді', ru: 'Вход в консоль', en: 'Signed in' },
    'wrong-pin': { kk: 'ПИН-код қате енгізілді', ru: 'Введён неверный ПИН-код', en: 'Wrong PIN entered' },
    locked: {
      kk: 'Консоль өзі құлыпталды',
      ru: 'Консоль заблокирована по времени',
      en: 'Console locked itself',
    },
    left: { kk: 'Консольден шықты', ru: 'Выход из консоли', en: 'Signed out' },
    'set-up-begun': {
      kk: 'Алғашқы баптау басталды',
      ru: 'Первоначальная настройка начата',
      en: 'Set-up begun',
    },
    'set-up-finished': {
      kk: 'Алғашқы баптау аяқталды',
      ru: 'Первоначальная настройка завершена',
      en: 'Set-up finished',
    },
    restart: { kk: 'Киоск қайта іске қосылды', ru: 'Киоск перезапущен', en: 'Kiosk restarted' },
    exit: { kk: 'Киоск жабылды', ru: 'Киоск закрыт', en: 'Kiosk closed' },
    admitted: { kk: 'Қабылданды', ru: 'Допущена', en: 'Accepted' },
    refused: { kk: 'Қабылданбады', ru: 'Отклонена', en: 'Refused' },
    trouble: { kk: 'Ақау', ru: 'Неисправность', en: 'Fault' },
    'works-again': { kk: 'Қайтадан жұмыс істеп тұр', ru: 'Снова работает', en: 'Works again' },
    unsteady: { kk: 'Жиі қосылып-ажырайды', ru: 'Часто включается и отключается', en: 'Comes and goes' },
  },
  'camera.kind': {
    hardware: { kk: 'физикалық', ru: 'физическая', en: 'physical' },
    fake: { kk: 'сынақ бейнесі', ru: 'тестовое изображение', en: 'test image' },
    unidentified: { kk: 'анықталмаған', ru: 'не определена', en: 'not identified' },
  },
  'camera.pinned': {
    true: { kk: 'иә', ru: 'да', en: 'yes' },
    false: { kk: 'жоқ', ru: 'нет', en: 'no' },
  },
  reason: {
    virtual: { kk: 'бағдарламалық камера', ru: 'программная камера', en: 'software camera' },
    fake: { kk: 'сынақ бейнесі', ru: 'тестовое изображение', en: 'test image' },
    'infrared-or-depth': {
      kk: 'инфрақызыл немесе тереңдік сенсоры',
      ru: 'инфракрасный сенсор или датчик глубины',
      en: 'infrared or depth sensor',
    },
    'not-the-pinned-one': {
      kk: 'бекітілген камера емес',
      ru: 'не закреплённая камера',
      en: 'not the pinned camera',
    },
    'pinned-but-unidentified': {
      kk: 'қандай камера екені анықталмады, ал рұқсат тек бекітілгенге берілген',
      ru: 'камеру не удалось определить, а разрешена только закреплённая',
      en: 'not identified, while only the pinned camera is allowed',
    },
  },
  code: {
    'not-a-record': { kk: 'жазба емес жол', ru: 'строка, которая не запись', en: 'a line that is no record' },
    'torn-end': {
      kk: 'соңғы жазба толық емес',
      ru: 'последняя запись оборвана',
      en: 'the last record is cut off',
    },
    'hash-wrong': { kk: 'жазба өзгертілген', ru: 'запись изменена', en: 'a record was changed' },
    'signature-wrong': {
      kk: 'қолтаңба сай келмейді',
      ru: 'подпись не сходится',
      en: 'a signature does not fit',
    },
    'key-changed': { kk: 'басқа кілт көрсетілген', ru: 'указан другой ключ', en: 'another key is named' },
    'key-unknown': { kk: 'кілт белгісіз', ru: 'ключ неизвестен', en: 'the key is unknown' },
    'station-wrong': {
      kk: 'басқа станцияның жазбасы',
      ru: 'запись другой станции',
      en: 'a record of another station',
    },
    'number-wrong': {
      kk: 'жазба нөмірі ретімен емес',
      ru: 'номер записи не по порядку',
      en: 'a number out of order',
    },
    'chain-broken': {
      kk: 'жазбалар тізбегі үзілген',
      ru: 'цепочка записей прервана',
      en: 'the chain is broken',
    },
    'start-missing': {
      kk: 'алғашқы жазбалар жоқ',
      ru: 'нет начала цепочки',
      en: 'the start of the chain is missing',
    },
    'head-missing': { kk: 'соңғы жазба жоқ', ru: 'нет последней записи', en: 'the last record is missing' },
    'head-differs': {
      kk: 'соңғы жазба басқа',
      ru: 'последняя запись другая',
      en: 'the last record is another one',
    },
    'head-forged': {
      kk: 'бақылау жолына станция қол қоймаған',
      ru: 'контрольная строка подписана не станцией',
      en: 'the checkpoint was not signed by the station',
    },
    empty: { kk: 'бірде-бір жазба жоқ', ru: 'нет ни одной записи', en: 'no record at all' },
  },
  rule: {
    age: { kk: 'сақтау мерзімі өткен', ru: 'истёк срок хранения', en: 'age' },
    size: { kk: 'берілген орыннан асқан', ru: 'превышен объём', en: 'size' },
  },
  what: {
    page: { kk: 'Бет процесі', ru: 'Процесс страницы', en: 'Page process' },
    hang: { kk: 'Бет жауап бермеді', ru: 'Страница не отвечала', en: 'Page did not respond' },
    memory: { kk: 'Бетке жад жетпеді', ru: 'Странице не хватило памяти', en: 'Page ran out of memory' },
    load: { kk: 'Бет жүктелмеді', ru: 'Страница не загрузилась', en: 'Page did not load' },
    graphics: { kk: 'Графика процесі', ru: 'Процесс графики', en: 'Graphics process' },
    network: { kk: 'Желі процесі', ru: 'Сетевой процесс', en: 'Network process' },
    camera: { kk: 'Камера процесі', ru: 'Процесс камеры', en: 'Camera process' },
    start: {
      kk: 'Алдыңғы жұмысы дұрыс аяқталмады',
      ru: 'Предыдущая работа завершилась нештатно',
      en: 'Previous run did not end properly',
    },
    bug: { kk: 'Бағдарламаның қатесі', ru: 'Ошибка программы', en: 'Program error' },
    records: { kk: 'Жазбалар жазылмай тұрды', ru: 'Записи не велись', en: 'Records could not be written' },
  },
};

/** What a value is said by where it has no words of its own. */
export const plainValues = {
  nothing: { kk: 'әдепкі', ru: 'по умолчанию', en: 'default' },
  noSecret: { kk: 'енгізілмеген', ru: 'не задан', en: 'not set' },
  secret: { kk: 'енгізілген (белгісі {{mark}})', ru: 'задан (метка {{mark}})', en: 'set (mark {{mark}})' },
  long: {
    kk: 'ұзын мәтін, хеші {{hash}}',
    ru: 'длинный текст, хеш {{hash}}',
    en: 'long text, hash {{hash}}',
  },
} as const satisfies Words;
