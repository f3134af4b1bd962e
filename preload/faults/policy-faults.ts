import type { Localised } from '../contract.ts';

/** Faults of a policy file, besides its settings. The texts quote names, never values. */
export const policyFaults = {
  'json-word': {
    kk: 'JSON қатесі: түсініксіз сөз. Мәтін тырнақшаға алынады.',
    ru: 'Ошибка JSON: непонятное слово. Тексты пишутся в кавычках.',
    en: 'Not valid JSON: a word is not understood here. Texts need quotation marks.',
  },
  'json-number': {
    kk: 'JSON қатесі: сан дұрыс жазылмаған.',
    ru: 'Ошибка JSON: число записано неверно.',
    en: 'Not valid JSON: the number is malformed.',
  },
  'json-name': {
    kk: 'JSON қатесі: мұнда тырнақшадағы атау болуы керек.',
    ru: 'Ошибка JSON: здесь должно быть имя в кавычках.',
    en: 'Not valid JSON: a name in quotation marks is missing here.',
  },
  'json-value': {
    kk: 'JSON қатесі: мұнда мән болуы керек.',
    ru: 'Ошибка JSON: здесь должно быть значение.',
    en: 'Not valid JSON: a value is missing here.',
  },
  'json-colon': {
    kk: 'JSON қатесі: мұнда қос нүкте болуы керек.',
    ru: 'Ошибка JSON: здесь должно быть двоеточие.',
    en: 'Not valid JSON: a colon is missing here.',
  },
  'json-comma': {
    kk: 'JSON қатесі: мұнда үтір болуы керек.',
    ru: 'Ошибка JSON: здесь должна быть запятая.',
    en: 'Not valid JSON: a comma is missing here.',
  },
  'json-brace': {
    kk: 'JSON қатесі: жабатын «}» жақшасы жоқ.',
    ru: 'Ошибка JSON: нет закрывающей скобки «}».',
    en: 'Not valid JSON: a closing “}” is missing.',
  },
  'json-bracket': {
    kk: 'JSON қатесі: жабатын «]» жақшасы жоқ.',
    ru: 'Ошибка JSON: нет закрывающей скобки «]».',
    en: 'Not valid JSON: a closing “]” is missing.',
  },
  'json-end': {
    kk: 'JSON қатесі: файл осы жерде аяқталуы керек.',
    ru: 'Ошибка JSON: здесь файл должен заканчиваться.',
    en: 'Not valid JSON: the file must end here.',
  },
  'json-comment': {
    kk: 'JSON қатесі: түсініктеме дұрыс басталмаған немесе аяқталмаған.',
    ru: 'Ошибка JSON: комментарий начат неверно или не закончен.',
    en: 'Not valid JSON: a comment is malformed or does not end.',
  },
  'json-quote': {
    kk: 'JSON қатесі: жабатын тырнақша жоқ.',
    ru: 'Ошибка JSON: нет закрывающей кавычки.',
    en: 'Not valid JSON: a closing quotation mark is missing.',
  },
  'json-escape': {
    kk: 'JSON қатесі: «\\» белгісінен кейінгі жазба дұрыс емес. Жолдағы «\\» екі рет жазылады: «\\\\».',
    ru: 'Ошибка JSON: неверная запись после «\\». Знак «\\» в путях пишется дважды: «\\\\».',
    en: 'Not valid JSON: “\\” is followed by something wrong. Write each “\\” of a path twice: “\\\\”.',
  },
  'json-character': {
    kk: 'JSON қатесі: мұнда болмайтын таңба бар.',
    ru: 'Ошибка JSON: здесь недопустимый знак.',
    en: 'Not valid JSON: this character is not allowed here.',
  },
  'json-depth': {
    kk: 'JSON қатесі: бірінің ішінде бірі тұрған жақша тым көп.',
    ru: 'Ошибка JSON: слишком много вложенных скобок.',
    en: 'Not valid JSON: too many brackets inside each other.',
  },
  'object-wanted': {
    kk: 'Ирек жақшаға алынуы керек: { … }.',
    ru: 'Нужны фигурные скобки: { … }.',
    en: 'Must be an object in braces: { … }.',
  },
  'name-unknown': {
    kk: '"{{name}}" деген атау жоқ.',
    ru: 'Имени "{{name}}" не существует.',
    en: 'There is no "{{name}}".',
  },
  'name-misspelt': {
    kk: '"{{name}}" деген атау жоқ. Мүмкін, "{{close}}" болар?',
    ru: 'Имени "{{name}}" не существует. Возможно, "{{close}}"?',
    en: 'There is no "{{name}}". Did you mean "{{close}}"?',
  },
  'name-repeated': {
    kk: '"{{name}}" екі рет жазылған.',
    ru: '"{{name}}" указано дважды.',
    en: '"{{name}}" is there twice.',
  },
  'version-wanted': {
    kk: '"version": 1 болуы керек.',
    ru: 'Нужно "version": 1.',
    en: '"version": 1 is needed.',
  },
  'key-path': {
    kk: 'Мәннің өзі емес, файлының толық жолы болуы керек.',
    ru: 'Нужен полный путь к файлу, а не само значение.',
    en: 'Must be the full path of a file, not the secret itself.',
  },
  'pin-hash': {
    kk: '--hash-pin шығарған жол болуы керек.',
    ru: 'Нужна строка, которую выводит --hash-pin.',
    en: 'Must be a line that --hash-pin has printed.',
  },
} as const satisfies Record<string, Localised>;
