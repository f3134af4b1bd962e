import type { Localised } from '../contract.ts';

/** What can be wrong with the value of a setting, and with values that do not go together. None quotes the value. */
export const settingFaults = {
  'number-wanted': {
    kk: 'Бүтін сан болуы керек.',
    ru: 'Нужно целое число.',
    en: 'Must be a whole number.',
  },
  'at-least': {
    kk: 'Кемінде {{min}} болуы керек.',
    ru: 'Должно быть не меньше {{min}}.',
    en: 'Must be at least {{min}}.',
  },
  'at-most': {
    kk: '{{max}} мәнінен аспауы керек.',
    ru: 'Должно быть не больше {{max}}.',
    en: 'Must be at most {{max}}.',
  },
  'true-or-false': {
    kk: '"true" немесе "false" болуы керек, тырнақшасыз.',
    ru: 'Нужно "true" или "false", без кавычек.',
    en: 'Must be "true" or "false", without quotation marks.',
  },
  'one-of': {
    kk: 'Мыналардың бірі болуы керек: {{choices}}.',
    ru: 'Допустимые значения: {{choices}}.',
    en: 'Must be one of: {{choices}}.',
  },
  'list-wanted': {
    kk: 'Тік жақшадағы тізім болуы керек: [ … ].',
    ru: 'Нужен список в квадратных скобках: [ … ].',
    en: 'Must be a list in square brackets: [ … ].',
  },
  'list-empty': {
    kk: 'Кемінде біреуін таңдаңыз.',
    ru: 'Выберите хотя бы один вариант.',
    en: 'Choose at least one.',
  },
  'list-repeats': {
    kk: 'Әрқайсысы бір рет қана көрсетіледі.',
    ru: 'Каждое значение указывается только один раз.',
    en: 'Name each only once.',
  },
  'list-too-long': {
    kk: 'Жол саны {{max}} мәнінен аспауы керек.',
    ru: 'Строк должно быть не больше {{max}}.',
    en: 'Must have at most {{max}} lines.',
  },
  'text-wanted': {
    kk: 'Тырнақшадағы мәтін болуы керек.',
    ru: 'Нужен текст в кавычках.',
    en: 'Must be a text in quotation marks.',
  },
  'text-too-long': {
    kk: 'Таңба саны {{max}} мәнінен аспауы керек.',
    ru: 'Знаков должно быть не больше {{max}}.',
    en: 'Must have at most {{max}} characters.',
  },
  'text-of-one-line': {
    kk: 'Бәрі бір жолға жазылуы керек.',
    ru: 'Всё должно быть в одной строке.',
    en: 'Must be on one line.',
  },
  'text-in-each-language': {
    kk: '"kk", "ru" және "en" тілдерінің әрқайсысында мәтін болуы керек, басқа атау болмауы керек.',
    ru: 'Нужен текст для "kk", "ru" и "en", других имён быть не должно.',
    en: 'Must have a text for "kk", "ru" and "en", and no other name.',
  },
  colour: {
    kk: 'Түс #rrggbb түрінде жазылуы керек.',
    ru: 'Цвет записывается в виде #rrggbb.',
    en: 'Must be a colour written as #rrggbb.',
  },
  contrast: {
    kk: 'Бұл түсте жазу нашар оқылады: контраст {{contrast}}, ал кемінде {{least}} керек. Қоюырақ түс таңдаңыз.',
    ru: 'На этом цвете текст плохо читается: контраст {{contrast}}, а нужно не меньше {{least}}. Выберите цвет темнее.',
    en: 'Text on this colour is hard to read: the contrast is {{contrast}}, at least {{least}} is needed. Choose a darker colour.',
  },
  'no-colon': {
    kk: 'Қос нүкте болмауы керек.',
    ru: 'Двоеточие не допускается.',
    en: 'Must not contain a colon.',
  },
  'public-key-hash': {
    kk: 'Ашық кілттің base64 түріндегі SHA-256 хеші болуы керек, 44 таңба.',
    ru: 'Нужен хеш SHA-256 открытого ключа в base64, 44 знака.',
    en: 'Must be the SHA-256 hash of a public key in base64, 44 characters.',
  },
  time: {
    kk: 'Уақыт 09:00 түрінде жазылуы керек, 00:00–23:59 аралығында.',
    ru: 'Время записывается в виде 09:00, от 00:00 до 23:59.',
    en: 'Must be a time written as 09:00, from 00:00 to 23:59.',
  },
  'version-characters': {
    kk: 'Тек латын әріптері, цифр, нүкте, сызықша және астыңғы сызық болуы керек.',
    ru: 'Допускаются только латинские буквы, цифры, точка, дефис и подчёркивание.',
    en: 'May contain only Latin letters, digits, dots, hyphens and underscores.',
  },
  'camera-id': {
    kk: '--list-cameras көрсететін ID немесе оның басы болуы керек.',
    ru: 'Нужен ID, который показывает --list-cameras, или его начало.',
    en: 'Must be an ID as --list-cameras prints it, or the beginning of one.',
  },
  'password-length': {
    kk: 'Бір жолға жазылған 1–256 таңба болуы керек.',
    ru: 'Нужно от 1 до 256 знаков в одной строке.',
    en: 'Must be 1 to 256 characters on one line.',
  },
  'consent-lines': {
    kk: 'Бірінші «# Тақырыпқа» дейін үш жол болуы керек.',
    ru: 'До первого «# Заголовка» должно быть три строки.',
    en: 'Must have three lines before the first “# Heading”.',
  },
  'consent-line-length': {
    kk: 'Алғашқы үш жолдың әрқайсысы {{max}} таңбадан аспауы керек.',
    ru: 'Каждая из первых трёх строк должна быть не длиннее {{max}} знаков.',
    en: 'Each of the first three lines must have at most {{max}} characters.',
  },
  'consent-sections': {
    kk: 'Үш жолдан кейін бөлім болуы керек: кемінде біреу, ең көбі {{max}}. Әр бөлім «# Тақырып» жолымен басталады.',
    ru: 'После трёх строк нужны разделы: хотя бы один, самое большее {{max}}. Каждый начинается строкой «# Заголовок».',
    en: 'After the three lines there must be one to {{max}} sections, each beginning with “# Heading”.',
  },
  'consent-sections-length': {
    kk: 'Бөлімдердегі мәтін {{max}} таңбадан аспауы керек; толтырылатын орындар ең ұзын мәнімен есептеледі.',
    ru: 'В разделах допускается не больше {{max}} знаков, считая подстановки по их наибольшей длине.',
    en: 'The sections must have at most {{max}} characters, counting each placeholder at its maximum length.',
  },
  'consent-section': {
    kk: 'Әр бөлімде тақырып және оның астында мәтін болуы керек.',
    ru: 'В каждом разделе нужны заголовок и текст под ним.',
    en: 'Each section must have a heading and text under it.',
  },
  'consent-placeholder-place': {
    kk: 'Толтырылатын орындар тек бөлімдерде болуы керек.',
    ru: 'Подстановки допускаются только в разделах.',
    en: 'Placeholders are allowed in the sections only.',
  },
  'consent-placeholder-unknown': {
    kk: 'Мұндай толтырылатын орын жоқ. Рұқсат етілгендері: {{known}}.',
    ru: 'Такой подстановки нет. Допустимые: {{known}}.',
    en: 'There is no such placeholder. These are allowed: {{known}}.',
  },
  'consent-placeholder-empty': {
    kk: '{{placeholder}} орнына қойылатын "{{other}}" әр тілде толтырылуы керек.',
    ru: 'Для {{placeholder}} нужно заполнить "{{other}}" на каждом языке.',
    en: '{{placeholder}} needs "{{other}}" in every language.',
  },
  'address-wanted': {
    kk: 'Веб-мекенжай болуы керек.',
    ru: 'Нужен веб-адрес.',
    en: 'Must be a web address.',
  },
  'address-https': {
    kk: 'Мекенжай https:// деп басталуы керек.',
    ru: 'Адрес должен начинаться с https://.',
    en: 'The address must begin with https://.',
  },
  'address-unencrypted': {
    kk: 'Шифрланбаған http тек осы компьютердің ішінде рұқсат етіледі. Мекенжай https:// деп басталуы керек.',
    ru: 'Незашифрованный http разрешён только внутри этого компьютера. Адрес должен начинаться с https://.',
    en: 'Unencrypted http is allowed on this computer only. The address must begin with https://.',
  },
  'address-credentials': {
    kk: 'Мекенжайда пайдаланушы аты мен құпиясөз болмауы керек.',
    ru: 'В адресе не должно быть имени пользователя и пароля.',
    en: 'The address must not contain a user name or a password.',
  },
  'address-query': {
    kk: 'Мекенжайда «?» мен «#» белгілері болмауы керек.',
    ru: 'В адресе не должно быть знаков «?» и «#».',
    en: 'The address must not contain “?” or “#”.',
  },
  'address-slash': {
    kk: 'Мекенжай қиғаш сызықпен аяқталуы керек.',
    ru: 'Адрес должен заканчиваться косой чертой.',
    en: 'The address must end with a slash.',
  },
  'proxy-wanted': {
    kk: 'Проксидің мекенжайы болуы керек, мысалы, http://proxy.bank.example:3128.',
    ru: 'Нужен адрес прокси, например http://proxy.bank.example:3128.',
    en: 'Must be the address of a proxy, such as http://proxy.bank.example:3128.',
  },
  'proxy-scheme': {
    kk: 'Тек http және https проксилеріне қолдау бар.',
    ru: 'Поддерживаются только прокси http и https.',
    en: 'Only http and https proxies are supported.',
  },
  'proxy-path': {
    kk: 'Проксидің мекенжайында порттан кейін ештеңе болмауы керек.',
    ru: 'В адресе прокси после порта ничего быть не должно.',
    en: 'The address of the proxy must end after its port.',
  },
  'above-button': {
    kk: '"takeNowAfterSeconds" мәнінен көп болуы керек, әйтпесе түйме ешқашан шықпайды.',
    ru: 'Должно быть больше "takeNowAfterSeconds", иначе кнопка никогда не появится.',
    en: 'Must be more than "takeNowAfterSeconds": otherwise the button never appears.',
  },
  'below-screen': {
    kk: '"cameraSeconds" мәнінен аз болуы керек, әйтпесе түйме ешқашан шықпайды.',
    ru: 'Должно быть меньше "cameraSeconds", иначе кнопка никогда не появится.',
    en: 'Must be less than "cameraSeconds": otherwise the button never appears.',
  },
  'not-offered': {
    kk: '"languages" тізіміндегі тілдердің бірі болуы керек.',
    ru: 'Должен быть одним из языков в "languages".',
    en: 'Must be one of the "languages".',
  },
  needs: {
    kk: '"{{other}}" да көрсетілуі керек.',
    ru: 'Нужно указать и "{{other}}".',
    en: 'Needs "{{other}}" as well.',
  },
  'only-explicit': {
    kk: '"proxyMode": "explicit" болғанда ғана қолданылады.',
    ru: 'Действует только вместе с "proxyMode": "explicit".',
    en: 'Is used only with "proxyMode": "explicit".',
  },
  'same-as': {
    kk: '"{{other}}" мәнінен өзгеше болуы керек.',
    ru: 'Должно отличаться от "{{other}}".',
    en: 'Must differ from "{{other}}".',
  },
  'languages-missing': {
    kk: 'Мәтін әр тілде болуы керек. Мәтіні жоқ: {{missing}}.',
    ru: 'Текст нужен на каждом языке. Не хватает: {{missing}}.',
    en: 'Needs a text in every language. Missing: {{missing}}.',
  },
  'setting-unknown': {
    kk: 'Бұл киоскіде мұндай баптау жоқ.',
    ru: 'У этого киоска нет такой настройки.',
    en: 'This kiosk has no such setting.',
  },
} as const satisfies Record<string, Localised>;
