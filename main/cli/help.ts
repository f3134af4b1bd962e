import type { Language, Localised } from '../../preload/contract.ts';

interface HelpLine {
  /** As it is typed; `{name}` stands for what the reader fills in. */
  readonly term: string;
  readonly words: Localised;
}
interface HelpGroup {
  readonly heading: Localised;
  readonly lines: readonly HelpLine[];
}

const line = (term: string, kk: string, ru: string, en: string): HelpLine => ({
  term,
  words: { kk, ru, en },
});

const placeholders: Readonly<Record<string, Localised>> = {
  nothing: { kk: '(параметрсіз)', ru: '(без параметров)', en: '(no switch)' },
  role: { kk: 'РӨЛ', ru: 'РОЛЬ', en: 'ROLE' },
  file: { kk: 'ФАЙЛ', ru: 'ФАЙЛ', en: 'FILE' },
  folder: { kk: 'ҚАЛТА', ru: 'ПАПКА', en: 'FOLDER' },
  degrees: { kk: 'БҰРЫШ', ru: 'УГОЛ', en: 'DEGREES' },
  address: { kk: 'МЕКЕНЖАЙ', ru: 'АДРЕС', en: 'ADDRESS' },
  line: { kk: 'ЖОЛ', ru: 'СТРОКА', en: 'LINE' },
  key: { kk: 'КІЛТ', ru: 'КЛЮЧ', en: 'KEY' },
  digits: { kk: 'ЦИФРЛАР', ru: 'ЦИФРЫ', en: 'DIGITS' },
  name: { kk: 'АТАУ', ru: 'ИМЯ', en: 'NAME' },
  number: { kk: 'САН', ru: 'ЧИСЛО', en: 'NUMBER' },
};

/** Every switch that a packaged kiosk accepts (main/security/launch.ts), one line each. */
export const helpGroups: readonly HelpGroup[] = [
  {
    heading: { kk: 'Іске қосу', ru: 'Запуск', en: 'Starting' },
    lines: [
      line('{nothing}', 'киоскіні іске қосу', 'запустить киоск', 'start the kiosk'),
      line(
        '--supervised',
        'киоск жабылса, оны басқа бағдарлама қайта іске қосады',
        'если киоск закроется, его снова запустит другая программа',
        'another program restarts the kiosk when it ends',
      ),
      line(
        '--out-of-order',
        'тек «Уақытша жұмыс істемейді» бетін көрсету',
        'показать только страницу «Временно не работает»',
        'show the out-of-order page and nothing else',
      ),
    ],
  },
  {
    heading: { kk: 'API кілті мен ПИН-кодтар', ru: 'Ключ API и ПИН-коды', en: 'API key and PINs' },
    lines: [
      line(
        '--set-api-key',
        'API кілтін стандартты енгізуден оқып, шифрлап сақтау',
        'прочитать ключ API из стандартного ввода и сохранить зашифрованным',
        'read the API key from standard input and save it encrypted',
      ),
      line(
        '--set-staff-pin {role}',
        'administrator немесе clerk рөлінің ПИН-кодын стандартты енгізуден оқып, сақтау',
        'прочитать ПИН-код роли administrator или clerk из стандартного ввода и сохранить',
        'read the PIN of the role administrator or clerk from standard input and save it',
      ),
      line(
        '--hash-pin',
        'ПИН-кодты стандартты енгізуден оқып, саясат файлына арналған хешін шығару',
        'прочитать ПИН-код из стандартного ввода и вывести хеш для файла политики',
        'read a PIN from standard input and print its hash for a policy file',
      ),
    ],
  },
  {
    heading: { kk: 'АТ саясаты', ru: 'ИТ-политика', en: 'IT policy' },
    lines: [
      line(
        '--check-policy [{file}]',
        'саясат файлын тексеріп, қателерін шығару; файл көрсетілмесе — осы компьютердегісін',
        'проверить файл политики и вывести ошибки; без файла — действующий на этом компьютере',
        'check a policy file and print its faults; without a file, the one of this computer',
      ),
    ],
  },
  {
    heading: { kk: 'Камера', ru: 'Камера', en: 'Camera' },
    lines: [
      line(
        '--list-cameras',
        'осы компьютердің камераларын көрсету; * — бекітілгені',
        'показать камеры этого компьютера; * — закреплённая',
        'list the cameras of this computer; * marks the pinned one',
      ),
      line(
        '  --json',
        '… скриптке арналған JSON түрінде',
        '… в виде JSON для скриптов',
        '… as JSON, for scripts',
      ),
      line(
        '--pin-camera ID',
        'тек осы камераны қабылдау; ID --list-cameras кестесінде көрсетілген',
        'принимать только эту камеру; ID указан в таблице --list-cameras',
        'accept only this camera; --list-cameras shows its ID',
      ),
      line(
        '--unpin-camera',
        'камера бекітуін алып тастау: анықталмаған камера да қабылданады',
        'снять закрепление: принимать и неопознанную камеру',
        'unpin the camera: accept one that can’t be identified as well',
      ),
      line(
        '--camera-rotation {degrees}',
        'бейнені сағат тілі бағытымен 0, 90, 180 немесе 270 градусқа бұру',
        'повернуть изображение по часовой стрелке на 0, 90, 180 или 270 градусов',
        'turn the image clockwise by 0, 90, 180 or 270 degrees',
      ),
    ],
  },
  {
    heading: { kk: 'Суретті тексеру', ru: 'Проверка снимка', en: 'Checking a photo' },
    lines: [
      line(
        '--check-photo {file}',
        'JPEG немесе PNG суретін тексеру қызметіне жіберіп, нәтижесін JSON жолымен шығару',
        'отправить снимок JPEG или PNG в сервис проверки и вывести результат строкой JSON',
        'send a JPEG or PNG to the verification service and print the result as a line of JSON',
      ),
      line(
        '  --endpoint {address}',
        '… басқа мекенжайға; онда --api-key-file де керек',
        '… на другой адрес; тогда нужен и --api-key-file',
        '… to another address; this needs --api-key-file as well',
      ),
      line(
        '  --api-key-file {file}',
        '… осы файлдағы кілтпен; «-» — стандартты енгізу',
        '… с ключом из этого файла; «-» — стандартный ввод',
        '… with the key in this file; "-" is standard input',
      ),
    ],
  },
  {
    heading: { kk: 'Жазбалар мен түбіртектер', ru: 'Записи и квитанции', en: 'Records and receipts' },
    lines: [
      line(
        '--print-head',
        'бақылау жолын және станцияның ашық кілтін шығару',
        'вывести контрольную строку и открытый ключ станции',
        'print the checkpoint and the public key of the station',
      ),
      line(
        '--verify-records {folder}|{file}',
        'жазбаларды тексеріп, табылған қателерді шығару',
        'проверить записи и вывести найденные ошибки',
        'verify records and print what was found',
      ),
      line(
        '  --head {line}|{file}',
        '… жарияланған бақылау жолымен салыстыру',
        '… со сверкой с опубликованной контрольной строкой',
        '… and compare them with a published checkpoint',
      ),
      line(
        '  --public-key {key}|{file}',
        '… тек осы ашық кілтпен қойылған қолды қабылдау',
        '… признавая подписи только этим открытым ключом',
        '… and accept only signatures of this public key',
      ),
      line(
        '  --part',
        '… бұл — жазбалардың бір бөлігі ғана',
        '… это только часть записей',
        '… these are a part of the records only',
      ),
      line('  --json', '… нәтижесін JSON жолымен шығару', '… результат строкой JSON', '… as a line of JSON'),
      line(
        '--verify-receipt {digits}|{file}',
        'түбіртектің түпнұсқа екенін тексеру; --public-key керек',
        'проверить подлинность квитанции; нужен --public-key',
        'verify a receipt; this needs --public-key',
      ),
    ],
  },
  {
    heading: { kk: 'Жүйе және экран', ru: 'Система и экран', en: 'System and display' },
    lines: [
      line(
        '--user-data-dir={folder}',
        'баптаулар мен жазбалар қалтасы',
        'папка настроек и записей',
        'folder of the settings and records',
      ),
      line(
        '--lang=kk|ru|en',
        'пәрмендер жауабының тілі; көрсетілмесе — жүйе тілі',
        'язык ответов командной строки; без него — язык системы',
        'language of what the commands print; without it, that of the system',
      ),
      line(
        '--password-store={name}',
        'Linux: кілт қоймасы (gnome-libsecret, kwallet6 …)',
        'Linux: хранилище ключей (gnome-libsecret, kwallet6 …)',
        'Linux: key store (gnome-libsecret, kwallet6 …)',
      ),
      line(
        '--ozone-platform={name}',
        'Linux: экранмен жұмыс істеу тәсілі: x11, wayland, headless (экрансыз)',
        'Linux: способ работы с экраном: x11, wayland, headless (без экрана)',
        'Linux: display system: x11, wayland, headless (no screen)',
      ),
      line(
        '--ozone-platform-hint={name}',
        'Linux: қалаулы тәсіл: auto, x11, wayland',
        'Linux: предпочтительный способ: auto, x11, wayland',
        'Linux: preferred display system: auto, x11, wayland',
      ),
      line(
        '--force-device-scale-factor={number}',
        'экран масштабы, мысалы, 1.5',
        'масштаб экрана, например 1.5',
        'scale of the display, such as 1.5',
      ),
      line(
        '--touch-events={name}',
        'сенсорлық экран: enabled, disabled, auto',
        'сенсорный экран: enabled, disabled, auto',
        'touch screen: enabled, disabled, auto',
      ),
      line(
        '--disable-gpu',
        'бейнекартаны пайдаланбау',
        'не использовать видеокарту',
        'do not use the graphics card',
      ),
      line(
        '--use-angle={name}',
        'графика драйвері, мысалы, swiftshader',
        'графический драйвер, например swiftshader',
        'graphics driver, such as swiftshader',
      ),
      line(
        '--disable-dev-shm-usage',
        'Linux: /dev/shm шағын болса, оны пайдаланбау',
        'Linux: не использовать /dev/shm, если он мал',
        'Linux: do not use /dev/shm where it is too small',
      ),
    ],
  },
  {
    heading: { kk: 'Анықтама', ru: 'Справка', en: 'Help' },
    lines: [
      line('--help', 'осы анықтаманы шығару', 'вывести эту справку', 'print this help'),
      line('--version', 'нұсқасын шығару', 'вывести версию', 'print the version'),
    ],
  },
];

/** What comes before and after the switches. */
export const helpFrame: Readonly<Record<'usage' | 'foot', Localised>> = {
  usage: {
    kk: 'Пайдалану: liveness-kiosk [параметрлер]',
    ru: 'Использование: liveness-kiosk [параметры]',
    en: 'Usage: liveness-kiosk [switches]',
  },
  foot: {
    kk: `Аяқталу коды: 0 — орындалды; 1 — жауап теріс (тірі адам емес, жазбаларда қате бар, файл немесе жазба жоқ); 2 — қате.
Linux станциясында пәрменді root ретінде liveness-kiosk-command арқылы іске қосыңыз.
Экраны жоқ Linux жүйесінде --ozone-platform=headless параметрін қосыңыз.
Windows консолінде әріптер бұзылып көрінсе, алдымен мына пәрменді орындаңыз: chcp 65001`,
    ru: `Код завершения: 0 — выполнено; 1 — ответ отрицательный (не живой человек, ошибки в записях, нет файла или записей); 2 — ошибка.
На станции Linux запускайте команды от имени root через liveness-kiosk-command.
В Linux без экрана добавьте --ozone-platform=headless.
Если консоль Windows искажает буквы, сначала выполните команду: chcp 65001`,
    en: `Exit code: 0 done; 1 the answer is negative (not live, findings in records, no file or no records); 2 error.
On a Linux station run the commands as root with liveness-kiosk-command.
On Linux without a screen add --ozone-platform=headless.
If the Windows console garbles letters, first run: chcp 65001`,
  },
};

/** All of `--help`: groups of switches, their explanations in one column. */
export function helpText(version: string, language: Language): string {
  const termOf = ({ term }: HelpLine) =>
    term.replace(/\{(\w+)\}/g, (_, name: string) => placeholders[name]?.[language] ?? name);
  const width = Math.max(...helpGroups.flatMap(({ lines }) => lines.map((one) => termOf(one).length)));
  const groups = helpGroups.map(({ heading, lines }) =>
    [
      `${heading[language]}:`,
      ...lines.map((one) => `  ${termOf(one).padEnd(width)}  ${one.words[language]}`),
    ].join('\n'),
  );
  const head = `Liveness Kiosk ${version}\n${helpFrame.usage[language]}`;
  return [head, ...groups, helpFrame.foot[language]].join('\n\n');
}
