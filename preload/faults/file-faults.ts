import type { Localised } from '../contract.ts';

const asUtf8 = {
  kk: 'Оны UTF-8 түрінде сақтаңыз (Блокнот: «Басқаша сақтау», кодтау – UTF-8).',
  ru: 'Сохраните его в UTF-8 (Блокнот: «Сохранить как», кодировка UTF-8).',
  en: 'Save it as UTF-8 (in Notepad: “Save as”, encoding “UTF-8”).',
} as const;

/** Faults of a file that was named or provided on a drive, of its text, and of a drive. */
export const fileFaults = {
  'file-missing': {
    kk: 'Мұндай файл жоқ.',
    ru: 'Такого файла нет.',
    en: 'There is no such file.',
  },
  'file-is-link': {
    kk: 'Бұл файл емес, сілтеме.',
    ru: 'Это не файл, а ссылка.',
    en: 'This is a link, not a file.',
  },
  'file-is-folder': {
    kk: 'Бұл файл емес, қалта.',
    ru: 'Это не файл, а папка.',
    en: 'This is a folder, not a file.',
  },
  'file-is-pipe': {
    kk: 'Бұл файл емес, бағдарламалар арасындағы арна.',
    ru: 'Это не файл, а канал между программами.',
    en: 'This is a pipe, not a file.',
  },
  'file-is-socket': {
    kk: 'Бұл файл емес, сокет.',
    ru: 'Это не файл, а сокет.',
    en: 'This is a socket, not a file.',
  },
  'file-is-device': {
    kk: 'Бұл файл емес, құрылғы.',
    ru: 'Это не файл, а устройство.',
    en: 'This is a device, not a file.',
  },
  'file-too-large': {
    kk: 'Файл тым үлкен: {{bytes}} байт, ал шегі – {{max}} байт.',
    ru: 'Файл слишком большой: {{bytes}} Б, а предел — {{max}} Б.',
    en: 'The file is too large: {{bytes}} bytes, the limit is {{max}} bytes.',
  },
  'file-unreadable': {
    kk: 'Файлды оқу мүмкін емес ({{system}}).',
    ru: 'Файл не читается ({{system}}).',
    en: 'The file cannot be read ({{system}}).',
  },
  'file-writable': {
    kk: 'Файлға иесінен басқалар да жаза алады. Рұқсаттарын өзгертіңіз: chmod 644.',
    ru: 'В файл может писать не только его владелец. Измените права: chmod 644.',
    en: 'Users other than its owner can write to the file. Change its permissions: chmod 644.',
  },
  'file-owner': {
    kk: 'Файлдың иесі root емес. Иесін өзгертіңіз: chown root.',
    ru: 'Файл не принадлежит root. Смените владельца: chown root.',
    en: 'The file is not owned by root. Change its owner: chown root.',
  },
  'text-utf-16': {
    kk: `Мәтін UTF-16 түрінде. ${asUtf8.kk}`,
    ru: `Текст в UTF-16. ${asUtf8.ru}`,
    en: `The text is UTF-16. ${asUtf8.en}`,
  },
  'text-not-utf-8': {
    kk: `Мәтін осы жерден бастап UTF-8 емес (Windows-1251 болуы мүмкін). ${asUtf8.kk}`,
    ru: `С этого места текст не в UTF-8 (возможно, в Windows-1251). ${asUtf8.ru}`,
    en: `From here on the text is not UTF-8 (perhaps Windows-1251). ${asUtf8.en}`,
  },
  'text-not-text': {
    kk: 'Бұл мәтіндік файл емес.',
    ru: 'Это не текстовый файл.',
    en: 'This is not a text file.',
  },
  'text-damaged': {
    kk: 'Мәтінді түрлендіргенде осы жердегі таңба жоғалған. Оны қайта теріп, файлды UTF-8 түрінде сақтаңыз.',
    ru: 'Здесь при перекодировке потерялся знак. Введите его заново и сохраните файл в UTF-8.',
    en: 'A character was lost here when the text was converted. Type it again and save the file as UTF-8.',
  },
  'certificate-private-key': {
    kk: 'Файлда жабық кілт бар, оның бұл компьютерде болуына болмайды. Тек сертификаттың өзін көшіріңіз.',
    ru: 'В файле есть закрытый ключ, ему не место на этом компьютере. Скопируйте только сертификат.',
    en: 'The file contains a private key, which must not be on this computer. Copy the certificate alone.',
  },
  'certificate-missing': {
    kk: 'Файлда оқылатын сертификат жоқ (PEM, DER немесе PKCS #7).',
    ru: 'В файле нет сертификата, который можно прочесть (PEM, DER или PKCS #7).',
    en: 'The file contains no certificate that can be read (PEM, DER or PKCS #7).',
  },
  'certificate-no-authority': {
    kk: 'Файлда куәландырушы орталықтың сертификаты жоқ. Сервердің өз сертификаты үшін оның кілтін бекітіңіз.',
    ru: 'В файле нет сертификата центра сертификации. Для сертификата самого сервера закрепите его ключ.',
    en: 'The file contains no certificate of an authority. For a certificate of the server itself, pin its key.',
  },
  'picture-kind': {
    kk: 'Файл PNG те, JPEG те, SVG те емес.',
    ru: 'Файл не PNG, не JPEG и не SVG.',
    en: 'The file is neither PNG nor JPEG nor SVG.',
  },
  'path-wanted': {
    kk: 'Толық жол болуы керек.',
    ru: 'Нужен полный путь.',
    en: 'Must be a full path.',
  },
  'cameras-unknown': {
    kk: 'Жүйе қандай камералар бар екенін хабарламады.',
    ru: 'Система не сообщила, какие есть камеры.',
    en: 'The system did not say which cameras there are.',
  },
  'export-limit': {
    kk: 'Бір жолға ең көбі {{megabytes}} МБ жазылады.',
    ru: 'За один раз записывается не больше {{megabytes}} МБ.',
    en: 'At most {{megabytes}} MB are written at a time.',
  },
} as const satisfies Record<string, Localised>;

/** Why the station's own files or keys cannot be opened. `{{store}}` is a key store's name, such as `gnome_libsecret`. */
export const storeFaults = {
  'store-file-gone': {
    kk: '{{file}} файлы жоқ.',
    ru: 'Нет файла {{file}}.',
    en: 'The file {{file}} is missing.',
  },
  'store-file-damaged': {
    kk: '{{file}} файлы бүлінген.',
    ru: 'Файл {{file}} повреждён.',
    en: 'The file {{file}} is damaged.',
  },
  'store-changed': {
    kk: '{{file}} файлы "{{recorded}}" кілт қоймасымен қорғалған, ал бұл сеанста "{{store}}" бар.',
    ru: 'Файл {{file}} защищён хранилищем ключей "{{recorded}}", а в этом сеансе работает "{{store}}".',
    en: 'The file {{file}} is protected by the key store "{{recorded}}"; this session has "{{store}}".',
  },
  'store-absent': {
    kk: '{{file}} файлы "{{recorded}}" кілт қоймасымен қорғалған, ал бұл сеанста кілт қоймасы жоқ.',
    ru: 'Файл {{file}} защищён хранилищем ключей "{{recorded}}", а в этом сеансе хранилища ключей нет.',
    en: 'The file {{file}} is protected by the key store "{{recorded}}"; this session has no key store.',
  },
  'store-foreign': {
    kk: '{{file}} файлын "{{store}}" аша алмайды: пайдаланушы, компьютер немесе кілт қоймасы басқа.',
    ru: 'Хранилище "{{store}}" не может открыть файл {{file}}: другой пользователь, компьютер или хранилище ключей.',
    en: '"{{store}}" cannot open the file {{file}}: it was made by another user, on another computer or with another key store.',
  },
  'store-foreign-windows': {
    kk: 'Windows {{file}} файлын аша алмайды: пайдаланушы немесе компьютер басқа, немесе баптаулар қалтасындағы «Local State» файлы жоғалған немесе ауыстырылған.',
    ru: 'Windows не может открыть файл {{file}}: другой пользователь или компьютер, либо файл «Local State» в папке настроек утерян или заменён.',
    en: 'Windows cannot open the file {{file}}: another user or computer, or the file “Local State” in the settings folder was lost or replaced.',
  },
} as const satisfies Record<string, Localised>;
