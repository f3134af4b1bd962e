import type { Localised } from '../contract.ts';

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
