import type { Language, Localised } from '../../preload/contract.ts';

export interface HelpLine {
  /** As it is typed; `{name}` stands for what the reader fills in. */
  readonly term: string;
  readonly words: Localised;
}
export interface HelpGroup {
  readonly heading: Localised;
  readonly lines: readonly HelpLine[];
}

export const line = (term: string, kk: string, ru: string, en: string): HelpLine => ({
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

export const groupHeadings = {
  keys: { kk: 'API кілті мен ПИН-кодтар', ru: 'Ключ API и ПИН-коды', en: 'API key and PINs' },
  policy: { kk: 'АТ саясаты', ru: 'ИТ-политика', en: 'IT policy' },
  camera: { kk: 'Камера', ru: 'Камера', en: 'Camera' },
  photo: { kk: 'Суретті тексеру', ru: 'Проверка снимка', en: 'Checking a photo' },
  records: { kk: 'Жазбалар мен түбіртектер', ru: 'Записи и квитанции', en: 'Records and receipts' },
  help: { kk: 'Анықтама', ru: 'Справка', en: 'Help' },
} satisfies Record<string, Localised>;
export type CommandGroup = keyof typeof groupHeadings;

/** The switches that a packaged kiosk accepts (main/security/launch.ts) besides its commands. */
export const otherSwitches = {
  starting: {
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
  system: {
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
} satisfies Record<string, HelpGroup>;

/** What comes before and after the switches. */
export const helpFrame: Readonly<Record<'usage' | 'foot', Localised>> = {
  usage: {
    kk: 'Пайдалану: liveness-kiosk [параметрлер]',
    ru: 'Использование: liveness-kiosk [параметры]',
    en: 'Usage: liveness-kiosk [switches]',
  },
  foot: {
    kk: `Аяқталу коды: 0 — орындалды; 1 — жауап теріс (тірі адам емес, жазбаларда қате бар, файл немесе жазба жоқ); 2 — қате.
Linux станциясында пәрменді root ретінде іске қосыңыз: ол киоскінің пайдаланушысы болып орындалады.
Windows консолінде әріптер бұзылып көрінсе, алдымен мына пәрменді орындаңыз: chcp 65001`,
    ru: `Код завершения: 0 — выполнено; 1 — ответ отрицательный (не живой человек, ошибки в записях, нет файла или записей); 2 — ошибка.
На станции Linux запускайте команды от имени root: они выполняются от имени пользователя киоска.
Если консоль Windows искажает буквы, сначала выполните команду: chcp 65001`,
    en: `Exit code: 0 done; 1 the answer is negative (not live, findings in records, no file or no records); 2 error.
On a Linux station run the commands as root: they run as the kiosk’s user.
If the Windows console garbles letters, first run: chcp 65001`,
  },
};

/** All of `--help`: groups of switches, their explanations in one column. */
export function textOfHelp(groups: readonly HelpGroup[], version: string, language: Language): string {
  const termOf = ({ term }: HelpLine) =>
    term.replace(/\{(\w+)\}/g, (_, name: string) => placeholders[name]?.[language] ?? name);
  const width = Math.max(...groups.flatMap(({ lines }) => lines.map((one) => termOf(one).length)));
  const blocks = groups.map(({ heading, lines }) =>
    [
      `${heading[language]}:`,
      ...lines.map((one) => `  ${termOf(one).padEnd(width)}  ${one.words[language]}`),
    ].join('\n'),
  );
  const head = `Liveness Kiosk ${version}\n${helpFrame.usage[language]}`;
  return [head, ...blocks, helpFrame.foot[language]].join('\n\n');
}
