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
type CommandWord = KeyCode | 'key-saved' | 'key-asked';

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
  'api-key-malformed': {
    kk: 'Бұл API кілтіне ұқсамайды: кілт кемінде 47 таңбадан тұрады, ішінде бос орын болмайды. Ештеңе өзгертілмеді.',
    ru: 'Это не похоже на ключ API: в ключе не меньше 47 знаков и нет пробелов. Ничего не изменено.',
    en: 'This does not look like an API key: a key has 47 characters or more and no spaces. Nothing was changed.',
  },
  'secret-store-unavailable': {
    kk: 'Операциялық жүйенің құпия қоймасы ашылмады, сондықтан кілт сақталмады. Linux жүйесінде gnome-keyring немесе KWallet іске қосылып, құлпы ашылғанын тексеріңіз.',
    ru: 'Хранилище секретов операционной системы недоступно, поэтому ключ не сохранён. В Linux проверьте, что gnome-keyring или KWallet запущен и разблокирован.',
    en: "The operating system's secret store can't be opened, so the key was not saved. On Linux make sure that gnome-keyring or KWallet is running and unlocked.",
  },
  'secret-store-weak': {
    kk: 'Бұл сеанста құпия қоймасы жоқ: кілт бәріне белгілі құпиясөзбен ғана шифрланар еді. Кілт сақталмады. gnome-keyring немесе KWallet орнатыңыз.',
    ru: 'В этом сеансе нет хранилища секретов: ключ был бы зашифрован общеизвестным паролем. Ключ не сохранён. Установите gnome-keyring или KWallet.',
    en: 'This session has no secret store: the key would be encrypted with a password that everybody knows. The key was not saved. Set up gnome-keyring or KWallet.',
  },
  'secret-store-changed': {
    kk: 'Параметрлер басқа құпия қоймасымен шифрланған. Ештеңе өзгертілмеді: бұрынғы пайдаланушы ретінде, бұрынғы қоймамен кіріңіз.',
    ru: 'Настройки зашифрованы другим хранилищем секретов. Ничего не изменено: войдите под прежним пользователем и с прежним хранилищем.',
    en: 'The settings were encrypted with another secret store. Nothing was changed: sign in with the user and the store they were made with.',
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
};

/** The language of a locale such as `kk_KZ.UTF-8` or `ru-RU`; English where it is none of ours. */
export function languageOfLocale(locale: string): Language {
  const tag = locale.slice(0, 2).toLowerCase();
  return tag === 'kk' || tag === 'ru' ? tag : 'en';
}
