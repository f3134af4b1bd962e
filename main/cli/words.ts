import type { Language, Localised } from '../../preload/contract.ts';

/** What the command line says to staff and IT. Screens have their own words in renderer/text; `--help` is in help.ts. */
export const commandWords = {
  'key-asked': {
    kk: 'API кілтін кірістіріп, Enter басыңыз (экранда көрінбейді):',
    ru: 'Вставьте ключ API и нажмите Enter (на экране он не виден):',
    en: 'Paste the API key and press Enter (it is not shown):',
  },
  'key-saved': {
    kk: 'API кілті сақталды: {{masked}} ({{length}} таңба).',
    ru: 'Ключ API сохранён: {{masked}} (знаков: {{length}}).',
    en: 'The API key is saved: {{masked}} ({{length}} characters).',
  },
  'next-key-saved': {
    kk: 'Келесі кілт те сақталды: {{masked}}. Қызмет біріншісін қабылдамай қойса, осы қолданылады.',
    ru: 'Следующий ключ тоже сохранён: {{masked}}. Он вступит в силу, когда сервис перестанет принимать первый.',
    en: 'The next key is saved too: {{masked}}. It takes over when the service refuses the first.',
  },
  'no-cameras': {
    kk: 'Бұл компьютерде камера табылмады. Камераны жалғап, пәрменді қайталаңыз.',
    ru: 'На этом компьютере камера не найдена. Подключите камеру и повторите команду.',
    en: 'No camera was found on this computer. Connect a camera and run the command again.',
  },
  'cameras-unknown': {
    kk: 'Операциялық жүйе камералар тізімін бермеді. Ештеңе өзгертілмеді. Пәрменді қайталаңыз; көмектеспесе, компьютерді қайта іске қосыңыз.',
    ru: 'Операционная система не выдала список камер. Ничего не изменено. Повторите команду; если не поможет, перезагрузите компьютер.',
    en: 'The operating system did not list its cameras. Nothing was changed. Run the command again; if that does not help, restart the computer.',
  },
  'camera-not-there': {
    kk: 'Мұндай камера жоқ немесе оны бекітуге болмайды. Ештеңе өзгертілмеді. ID мәнін --list-cameras кестесінен көшіріңіз.',
    ru: 'Такой камеры нет, или её нельзя закрепить. Ничего не изменено. Скопируйте ID из таблицы --list-cameras.',
    en: 'There is no such camera, or it can’t be pinned. Nothing was changed. Copy the ID from the table of --list-cameras.',
  },
  'camera-pinned': {
    kk: 'Енді тек мына камера қабылданады: {{id}}',
    ru: 'Теперь принимается только эта камера: {{id}}',
    en: 'From now on only this camera is accepted: {{id}}',
  },
  'camera-unpinned': {
    kk: 'Енді камера бекітілмеген: анықталмаған камера да қабылданады.',
    ru: 'Камера больше не закреплена: принимается и неопознанная камера.',
    en: 'No camera is pinned now: a camera that can’t be identified is accepted as well.',
  },
  'rotation-malformed': {
    kk: 'Бұрылу бұрышы 0, 90, 180 немесе 270 болуы керек. Ештеңе өзгертілмеді.',
    ru: 'Угол поворота может быть 0, 90, 180 или 270. Ничего не изменено.',
    en: 'The rotation must be 0, 90, 180 or 270. Nothing was changed.',
  },
  'rotation-saved': {
    kk: 'Камера бейнесі енді сағат тілі бағытымен {{degrees}} градусқа бұрылады.',
    ru: 'Изображение камеры теперь поворачивается на {{degrees}}° по часовой стрелке.',
    en: 'The camera image is now turned clockwise by {{degrees}}°.',
  },
  'api-key-malformed': {
    kk: 'Бұл API кілті емес. Ештеңе өзгертілмеді.',
    ru: 'Это не ключ API. Ничего не изменено.',
    en: 'This is not an API key. Nothing was changed.',
  },
  'secret-store-unavailable': {
    kk: 'Операциялық жүйенің кілт қоймасы ашылмады. Ештеңе сақталмады. Linux жүйесінде gnome-keyring немесе KWallet іске қосылғанын және құлпы ашылғанын тексеріңіз; станцияда пәрменді root ретінде іске қосыңыз.',
    ru: 'Хранилище ключей операционной системы недоступно. Ничего не сохранено. В Linux проверьте, что gnome-keyring или KWallet запущен и разблокирован; на станции запустите команду от имени root.',
    en: 'The operating system’s key store can’t be opened. Nothing was saved. On Linux check that gnome-keyring or KWallet is running and unlocked; on a station run the command as root.',
  },
  'secret-store-weak': {
    kk: 'Бұл сеанста кілт қоймасы жоқ: баптаулар жұртқа белгілі құпиясөзбен шифрланар еді. Ештеңе сақталмады. gnome-keyring немесе KWallet орнатып, іске қосыңыз; Linux станциясында station-setup пәрменін іске қосыңыз.',
    ru: 'В этом сеансе нет хранилища ключей: настройки были бы зашифрованы общеизвестным паролем. Ничего не сохранено. Установите и запустите gnome-keyring или KWallet; на станции Linux запустите station-setup.',
    en: 'This session has no key store: the settings would be encrypted with a publicly known password. Nothing was saved. Install and start gnome-keyring or KWallet; on a Linux station run station-setup.',
  },
  'secret-store-changed': {
    kk: 'Баптаулар басқа кілт қоймасымен шифрланған. Ештеңе өзгертілмеді. Жүйеге бұрынғы пайдаланушы болып, бұрынғы кілт қоймасымен кіріңіз; Windows жүйесінде киоск қалтасындағы «Local State» файлын сақтық көшірмеден қалпына келтіріңіз.',
    ru: 'Настройки зашифрованы другим хранилищем ключей. Ничего не изменено. Войдите в систему под прежним пользователем и с прежним хранилищем; в Windows восстановите из резервной копии файл «Local State» в папке киоска.',
    en: 'The settings are encrypted with another key store. Nothing was changed. Sign in as the earlier user, with the earlier key store; on Windows restore the file “Local State” in the kiosk’s folder from a backup.',
  },
  'settings-unreadable': {
    kk: 'Баптаулар файлы бүлінген немесе басқа станциядан көшірілген. Ол өзгертілмеді. Файлды сақтық көшірмеден қалпына келтіріңіз.',
    ru: 'Файл настроек повреждён или перенесён с другой станции. Он не изменён. Восстановите его из резервной копии.',
    en: 'The settings file is damaged or comes from another station. It was not changed. Restore it from a backup.',
  },
  'settings-not-saved': {
    kk: 'Баптауларды дискіге жазу мүмкін болмады. Бұрынғы баптаулар сақталған. Дискідегі бос орынды және жазу рұқсатын тексеріңіз.',
    ru: 'Не удалось записать настройки на диск. Прежние настройки сохранены. Проверьте свободное место на диске и право на запись.',
    en: 'The settings could not be written. The earlier settings are intact. Check the free space and the write permission.',
  },
  'pin-asked': {
    kk: 'ПИН-кодты теріп, Enter басыңыз (экранда көрінбейді):',
    ru: 'Введите ПИН-код и нажмите Enter (на экране он не виден):',
    en: 'Type the PIN and press Enter (it is not shown):',
  },
  'asked-again': {
    kk: 'Тағы бір рет теріңіз:',
    ru: 'Введите ещё раз:',
    en: 'Type it again:',
  },
  'typed-differently': {
    kk: 'Екі рет әртүрлі терілді. Ештеңе сақталмады.',
    ru: 'Введено по-разному. Ничего не сохранено.',
    en: 'The two were different. Nothing was saved.',
  },
  'input-cancelled': {
    kk: 'Тоқтатылды. Ештеңе сақталмады.',
    ru: 'Прервано. Ничего не сохранено.',
    en: 'Cancelled. Nothing was saved.',
  },
  'password-asked': {
    kk: 'Проксидің құпиясөзін теріп, Enter басыңыз (экранда көрінбейді):',
    ru: 'Введите пароль прокси и нажмите Enter (на экране он не виден):',
    en: 'Type the proxy password and press Enter (it is not shown):',
  },
  'password-saved': {
    kk: 'Проксидің құпиясөзі сақталды.',
    ru: 'Пароль прокси сохранён.',
    en: 'The proxy password is saved.',
  },
  'policy-in-force': {
    kk: 'Бірақ АТ саясаты атаған файлдағысы қолданылады.',
    ru: 'Но действует значение из файла, который называет ИТ-политика.',
    en: 'But the one in the file that the IT policy names is in force.',
  },
  'credential-in-force': {
    kk: 'Бірақ операциялық жүйе берген мән қолданылады.',
    ru: 'Но действует значение, которое передаёт операционная система.',
    en: 'But the one that the operating system passes to the kiosk (credential) is in force.',
  },
  'pin-saved': {
    kk: 'ПИН-код сақталды.',
    ru: 'ПИН-код сохранён.',
    en: 'The PIN is saved.',
  },
  'pin-malformed': {
    kk: 'ПИН-код 6–12 цифрдан тұруы керек. Ештеңе өзгертілмеді.',
    ru: 'ПИН-код состоит из 6–12 цифр. Ничего не изменено.',
    en: 'A PIN has 6 to 12 digits. Nothing was changed.',
  },
  'pin-trivial': {
    kk: 'Бұл ПИН-кодты табу тым оңай. Ештеңе өзгертілмеді. 123456 сияқты тізбек алмай, басқа ПИН-код ойластырыңыз.',
    ru: 'Этот ПИН-код слишком легко угадать. Ничего не изменено. Придумайте другой, без последовательностей вроде 123456.',
    en: 'This PIN is too easy to guess. Nothing was changed. Choose another one, without a sequence like 123456.',
  },
  'pin-taken': {
    kk: 'Бұл ПИН-код басқа рөлге берілген. Ештеңе өзгертілмеді. Басқа ПИН-код ойластырыңыз.',
    ru: 'Этот ПИН-код уже назначен другой роли. Ничего не изменено. Придумайте другой.',
    en: 'The other role already has this PIN. Nothing was changed. Choose another one.',
  },
  'role-malformed': {
    kk: 'Рөлді көрсетіңіз: administrator немесе clerk.',
    ru: 'Укажите роль: administrator или clerk.',
    en: 'Name the role: administrator or clerk.',
  },
  'setting-locked': {
    kk: 'Бұл АТ саясатымен белгіленген. Ештеңе өзгертілмеді. Саясат файлын өзгертіңіз.',
    ru: 'Это задано ИТ-политикой. Ничего не изменено. Измените файл политики.',
    en: 'This is set by IT policy. Nothing was changed. Change the policy file instead.',
  },
  'policy-none': {
    kk: 'мұндай файл жоқ, АТ саясаты қолданылмайды.',
    ru: 'такого файла нет, ИТ-политика не действует.',
    en: 'there is no such file, no IT policy is in force.',
  },
  'policy-well': {
    kk: 'қате жоқ. Осы файл белгілейтін баптаулар:',
    ru: 'ошибок нет. Файл задаёт настройки:',
    en: 'no faults. Settings in this file:',
  },
  'policies-sum': {
    kk: 'Файл саны: {{files}}. Қатесі жоғы: {{valid}}. Қатесі бары: {{faulty}}.',
    ru: 'Файлов: {{files}}. Без ошибок: {{valid}}. С ошибками: {{faulty}}.',
    en: 'Files: {{files}}. Without faults: {{valid}}. With faults: {{faulty}}.',
  },
  'policies-none': {
    kk: 'мұнда саясаттың JSON файлы жоқ.',
    ru: 'здесь нет файлов политики JSON.',
    en: 'there is no policy file (.json) here.',
  },
  'records-none': {
    kk: 'Бұл станцияда әлі жазба жоқ.',
    ru: 'На этой станции ещё нет записей.',
    en: 'This station has no records yet.',
  },
  'station-key-unreadable': {
    kk: 'Станцияның қол қою кілтін оқу мүмкін емес: файлы жоқ немесе бүлінген. Ештеңе өзгертілмеді. Файлды сақтық көшірмеден қалпына келтіріңіз.',
    ru: 'Не удалось прочитать ключ подписи станции: файла нет или он повреждён. Ничего не изменено. Восстановите его из резервной копии.',
    en: 'The station’s signing key can’t be read: its file is missing or damaged. Nothing was changed. Restore it from a backup.',
  },
  'switch-refused': {
    kk: '{{what}}: белгісіз немесе бұл киоскіде рұқсат етілмеген параметр. Ештеңе іске қосылмады. Параметрлер тізімі: --help',
    ru: '{{what}}: неизвестный или запрещённый в этом киоске параметр. Ничего не запущено. Список параметров: --help',
    en: '{{what}}: unknown switch, or one that a packaged kiosk does not accept. Nothing was started. List of switches: --help',
  },
  'variable-refused': {
    kk: '{{what}}: бұл орта айнымалысы орнатылған кезде киоск іске қосылмайды. Айнымалыны алып тастап, киоскіні қайта іске қосыңыз.',
    ru: '{{what}}: с этой переменной среды киоск не запускается. Удалите переменную и запустите киоск снова.',
    en: '{{what}}: a packaged kiosk does not start with this environment variable. Unset it and start again.',
  },
  crashed: {
    kk: 'Бағдарламаның ішкі қатесі. Мына жолдарды киоск жеткізушісіне жіберіңіз:',
    ru: 'Внутренняя ошибка программы. Отправьте следующие строки поставщику киоска:',
    en: 'Internal error. Send the lines below to the supplier of the kiosk:',
  },
} satisfies Record<string, Localised>;

/** The table of `--list-cameras`: heads of its columns, and what a camera is. `--json` gives the names as they are written here. */
export const cameraHeads: Readonly<Record<Language, readonly string[]>> = {
  kk: ['ID', 'ТҮРІ', 'USB', 'ДРАЙВЕР', 'АТАУЫ'],
  ru: ['ID', 'ТИП', 'USB', 'ДРАЙВЕР', 'НАЗВАНИЕ'],
  en: ['ID', 'KIND', 'USB', 'DRIVER', 'NAME'],
};
export const cameraKinds = {
  camera: { kk: 'камера', ru: 'камера', en: 'camera' },
  'infrared-or-depth': {
    kk: 'инфрақызыл/тереңдік',
    ru: 'инфракрасная/глубина',
    en: 'infrared/depth',
  },
  virtual: { kk: 'виртуалды', ru: 'виртуальная', en: 'virtual' },
  unidentified: { kk: 'анықталмаған', ru: 'неопознанная', en: 'not identified' },
} satisfies Record<string, Localised>;

export type CommandWord = keyof typeof commandWords;

/** With `{{name}}` filled in from `values`. */
export function commandText(
  word: CommandWord,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(commandWords[word][language], values);
}

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
