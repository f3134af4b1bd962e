import type { ErrorCode, Language } from '../../preload/contract.ts';

/** What the command line says to staff and IT. Screens have their own words in renderer/text. */
type KeyCode = Extract<
  ErrorCode,
  | 'secret-store-unavailable'
  | 'secret-store-weak'
  | 'secret-store-changed'
  | 'settings-unreadable'
  | 'settings-not-saved'
  | 'api-key-malformed'
>;
export type CommandWord =
  | KeyCode
  | 'key-saved'
  | 'key-asked'
  | 'no-cameras'
  | 'cameras-unknown'
  | 'camera-not-there'
  | 'camera-pinned'
  | 'camera-unpinned'
  | 'rotation-malformed'
  | 'rotation-saved'
  | 'pin-asked'
  | 'pin-saved'
  | 'pin-malformed'
  | 'pin-trivial'
  | 'pin-taken'
  | 'role-malformed'
  | 'setting-locked'
  | 'policy-none'
  | 'policy-well';

export const commandWords: Readonly<Record<CommandWord, Readonly<Record<Language, string>>>> = {
  'key-asked': {
    kk: 'API кілтін осы жерге қойып, Enter, содан кейін Ctrl+D (Windows: Ctrl+Z, Enter) басыңыз.',
    ru: 'Вставьте ключ API, нажмите Enter, затем Ctrl+D (в Windows: Ctrl+Z и Enter).',
    en: 'Paste the API key, press Enter, then Ctrl+D (on Windows: Ctrl+Z and Enter).',
  },
  'key-saved': {
    kk: 'API кілті сақталды.',
    ru: 'Ключ API сохранён.',
    en: 'The API key is saved.',
  },
  'no-cameras': {
    kk: 'Бұл компьютерде бірде-бір камера табылмады.',
    ru: 'На этом компьютере не найдено ни одной камеры.',
    en: 'No camera was found on this computer.',
  },
  'cameras-unknown': {
    kk: 'Жүйе қандай камералар бар екенін айтпады. Ештеңе өзгертілмеді.',
    ru: 'Система не сообщила, какие есть камеры. Ничего не изменено.',
    en: 'The system did not say which cameras there are. Nothing was changed.',
  },
  'camera-not-there': {
    kk: 'Мұндай камера жоқ немесе оны бекітуге болмайды. Ештеңе өзгертілмеді: --list-cameras тізіміндегі ID бағанынан алыңыз.',
    ru: 'Такой камеры нет, или её нельзя закрепить. Ничего не изменено: возьмите ID из списка --list-cameras.',
    en: 'There is no such camera, or it can’t be pinned. Nothing was changed: take an ID from the list of --list-cameras.',
  },
  'camera-pinned': {
    kk: 'Енді тек осы камера қабылданады:',
    ru: 'Теперь принимается только эта камера:',
    en: 'From now on only this camera is accepted:',
  },
  'camera-unpinned': {
    kk: 'Ешбір камера бекітілмеген: енді белгісіз камера да қабылданады.',
    ru: 'Камера больше не закреплена: теперь принимается и неизвестная камера.',
    en: 'No camera is pinned any more: an unknown one is accepted as well.',
  },
  'rotation-malformed': {
    kk: 'Бұрылыс 0, 90, 180 немесе 270 болуы керек. Ештеңе өзгертілмеді.',
    ru: 'Поворот должен быть 0, 90, 180 или 270. Ничего не изменено.',
    en: 'The rotation has to be 0, 90, 180 or 270. Nothing was changed.',
  },
  'rotation-saved': {
    kk: 'Камераның суреті енді сағат тілімен мынаған бұрылады:',
    ru: 'Картинка камеры теперь поворачивается по часовой стрелке на:',
    en: 'The camera’s picture is now turned clockwise by:',
  },
  'api-key-malformed': {
    kk: 'Бұл API кілті емес, ештеңе өзгертілмеді.',
    ru: 'Это не ключ API, ничего не изменено.',
    en: 'This is not an API key, nothing was changed.',
  },
  'secret-store-unavailable': {
    kk: 'Операциялық жүйенің құпия қоймасы ашылмады, сондықтан ештеңе сақталмады. Linux жүйесінде gnome-keyring немесе KWallet іске қосылып, құлпы ашылғанын тексеріңіз.',
    ru: 'Хранилище секретов операционной системы недоступно, поэтому ничего не сохранено. В Linux проверьте, что gnome-keyring или KWallet запущен и разблокирован.',
    en: "The operating system's secret store can't be opened, so nothing was saved. On Linux make sure that gnome-keyring or KWallet is running and unlocked.",
  },
  'secret-store-weak': {
    kk: 'Бұл сеанста құпия қоймасы жоқ: параметрлер бәріне белгілі құпиясөзбен ғана шифрланар еді. Ештеңе сақталмады. gnome-keyring немесе KWallet орнатыңыз.',
    ru: 'В этом сеансе нет хранилища секретов: настройки были бы зашифрованы общеизвестным паролем. Ничего не сохранено. Установите gnome-keyring или KWallet.',
    en: 'This session has no secret store: the settings would be encrypted with a password that everybody knows. Nothing was saved. Set up gnome-keyring or KWallet.',
  },
  'secret-store-changed': {
    kk: 'Параметрлер басқа құпия қоймасымен шифрланған. Ештеңе өзгертілмеді: бұрынғы пайдаланушы ретінде, бұрынғы қоймамен кіріңіз; Windows жүйесінде киоск бумасындағы «Local State» файлын сақтық көшірмеден қайтарыңыз.',
    ru: 'Настройки зашифрованы другим хранилищем секретов. Ничего не изменено: войдите под прежним пользователем и с прежним хранилищем; в Windows верните из резервной копии файл «Local State» в папке киоска.',
    en: 'The settings were encrypted with another secret store. Nothing was changed: sign in with the user and the store they were made with; on Windows bring the file “Local State” in the kiosk’s folder back from a backup.',
  },
  'settings-unreadable': {
    kk: 'Параметрлер файлы бүлінген немесе басқа станциядан көшірілген. Ол өзгертілмеді.',
    ru: 'Файл настроек повреждён или перенесён с другой станции. Он не изменён.',
    en: 'The settings file is damaged or comes from another station. It was left as it is.',
  },
  'settings-not-saved': {
    kk: 'Параметрлерді дискіге жазу мүмкін болмады. Бұрынғы параметрлер сақталып қалды. Дискідегі бос орын мен жазу рұқсатын тексеріңіз.',
    ru: 'Не удалось записать настройки на диск. Прежние настройки целы. Проверьте место на диске и право на запись.',
    en: 'The settings could not be written. The earlier settings are intact. Check the free space and the write permission.',
  },
  'pin-asked': {
    kk: 'PIN кодын теріп, Enter, содан кейін Ctrl+D (Windows: Ctrl+Z, Enter) басыңыз.',
    ru: 'Введите ПИН-код, нажмите Enter, затем Ctrl+D (в Windows: Ctrl+Z и Enter).',
    en: 'Type the PIN, press Enter, then Ctrl+D (on Windows: Ctrl+Z and Enter).',
  },
  'pin-saved': {
    kk: 'PIN коды сақталды.',
    ru: 'ПИН-код сохранён.',
    en: 'The PIN is saved.',
  },
  'pin-malformed': {
    kk: 'PIN коды 6–12 цифрдан тұруы керек. Ештеңе өзгертілмеді.',
    ru: 'ПИН-код состоит из 6–12 цифр. Ничего не изменено.',
    en: 'A PIN has 6 to 12 digits. Nothing was changed.',
  },
  'pin-trivial': {
    kk: 'Бұл PIN кодын табу тым оңай. Ештеңе өзгертілмеді.',
    ru: 'Этот ПИН-код слишком легко угадать. Ничего не изменено.',
    en: 'This PIN is too easy to guess. Nothing was changed.',
  },
  'pin-taken': {
    kk: 'Бұл PIN коды басқа рөлде тұр. Ештеңе өзгертілмеді.',
    ru: 'Этот ПИН-код уже занят другой ролью. Ничего не изменено.',
    en: 'The other role has this PIN already. Nothing was changed.',
  },
  'role-malformed': {
    kk: 'Рөлді атаңыз: administrator не clerk.',
    ru: 'Назовите роль: administrator или clerk.',
    en: 'Name the role: administrator or clerk.',
  },
  'setting-locked': {
    kk: 'Мұны әкімшінің саясат файлы белгілейді. Ештеңе өзгертілмеді.',
    ru: 'Это задано файлом политики администратора. Ничего не изменено.',
    en: 'This is laid down by the administrator’s policy file. Nothing was changed.',
  },
  'policy-none': {
    kk: 'мұндай файл жоқ, саясат қолданылмайды.',
    ru: 'такого файла нет, политика не действует.',
    en: 'there is no such file, no policy is in force.',
  },
  'policy-well': {
    kk: 'бәрі дұрыс. Белгіленген баптаулар:',
    ru: 'всё верно. Заданы настройки:',
    en: 'all well. Settings laid down:',
  },
};

/** The language of a locale such as `kk_KZ.UTF-8` or `ru-RU`; English where it is none of ours. */
export function languageOfLocale(locale: string): Language {
  const tag = locale.slice(0, 2).toLowerCase();
  return tag === 'kk' || tag === 'ru' ? tag : 'en';
}
