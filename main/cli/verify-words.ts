import type { Report, FindingCode } from '../records/verifier/check-records.mjs';
import { describeReport, makeVisible } from '../records/verifier/verify-records.mjs';
import type { CheckedReceipt } from '../records/verifier/verify-receipt.mjs';
import type { Language, Localised } from '../../preload/contract.ts';
import { technicalDetail } from '../../preload/faults/faults.ts';
import { fill } from './words.ts';

/** The verifier itself is four small files in English that auditors read and run without the kiosk; only the kiosk translates it. */
type Translated = Readonly<Record<Exclude<Language, 'en'>, string>>;

export const findingWords: Readonly<Record<FindingCode, Translated>> = {
  'not-a-record': { kk: 'бұл жол — жазба емес', ru: 'строка не является записью' },
  'torn-end': { kk: 'файл соңындағы жазба толық емес', ru: 'запись в конце файла неполная' },
  'hash-wrong': { kk: 'жазба кейін өзгертілген', ru: 'запись изменена после создания' },
  'signature-wrong': {
    kk: 'жазбаға бұл станцияның кілтімен қол қойылмаған',
    ru: 'запись подписана не ключом этой станции',
  },
  'key-changed': {
    kk: 'файлда басқа кілт көрсетілген немесе кілт жоқ',
    ru: 'в файле указан другой ключ или ключа нет',
  },
  'key-unknown': {
    kk: 'ашық кілт белгісіз, оны --public-key арқылы көрсетіңіз',
    ru: 'открытый ключ неизвестен, укажите его через --public-key',
  },
  'station-wrong': { kk: 'жазбада басқа станция көрсетілген', ru: 'в записи указана другая станция' },
  'number-wrong': { kk: 'жазба нөмірі ретімен емес', ru: 'номер записи не по порядку' },
  'chain-broken': { kk: 'жазба алдыңғысының жалғасы емес', ru: 'запись не продолжает предыдущую' },
  'start-missing': {
    kk: 'бастапқы жазбалар жоқ немесе басталатын жері басқаша көрсетілген',
    ru: 'начальных записей нет, или начало указано в другом месте',
  },
  'head-missing': {
    kk: 'бақылау жолында көрсетілген жазба жоқ',
    ru: 'записи, указанной в контрольной строке, нет',
  },
  'head-differs': {
    kk: 'жазба бақылау жолында көрсетілгеннен өзгеше',
    ru: 'запись отличается от указанной в контрольной строке',
  },
  'head-forged': {
    kk: 'бақылау жолына бұл станция қол қоймаған',
    ru: 'контрольная строка подписана не этой станцией',
  },
  empty: { kk: 'бірде-бір жазба жоқ', ru: 'нет ни одной записи' },
};

export const reportWords = {
  ok: {
    kk: 'Қате табылмады. Жазба саны: {{records}} ({{first}}–{{last}}, {{from}} – {{to}})',
    ru: 'Ошибок не найдено. Записей: {{records}} ({{first}}–{{last}}, {{from}} – {{to}})',
  },
  found: {
    kk: 'ТАБЫЛҒАН ҚАТЕ САНЫ: {{findings}}. Жазба саны: {{records}} ({{first}}–{{last}}, {{from}} – {{to}})',
    ru: 'НАЙДЕНО ОШИБОК: {{findings}}. Записей: {{records}} ({{first}}–{{last}}, {{from}} – {{to}})',
  },
  station: {
    kk: 'Станция: {{station}}, ашық кілті: {{publicKey}}',
    ru: 'Станция: {{station}}, открытый ключ: {{publicKey}}',
  },
  head: { kk: 'Бақылау жолы: {{last}}:{{lastHash}}', ru: 'Контрольная строка: {{last}}:{{lastHash}}' },
  heads: {
    kk: 'Салыстырылған бақылау жолдары: {{heads}}',
    ru: 'Сверено контрольных строк: {{heads}}',
  },
  attempts: {
    kk: 'Әрекеттер: тірі адам — {{live}}, расталмады — {{notLive}}, нәтижесіз — {{errors}}, аяқталмады — {{unfinished}}',
    ru: 'Попытки: живой человек — {{live}}, не подтверждён — {{notLive}}, без результата — {{errors}}, не завершены — {{unfinished}}',
  },
  impossible: {
    kk: 'Тексеру мүмкін болмады. Көрсетілген файлдарды, бақылау жолын және ашық кілтті тексеріңіз. Параметрлер: --help',
    ru: 'Проверка невозможна. Проверьте указанные файлы, контрольную строку и открытый ключ. Параметры: --help',
  },
} satisfies Record<string, Translated>;

/** What `--verify-records` prints for people; the sentences about single records stay English, below the rest. */
export function describeReportIn(report: Report, language: Language): string {
  if (language === 'en') return describeReport(report);
  const { findings, notes, verdicts, unfinished } = report;
  const values = Object.fromEntries(
    Object.entries({ ...report, ...verdicts, findings: findings.length, unfinished: unfinished.length }).map(
      ([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '—')],
    ),
  );
  const line = (word: keyof typeof reportWords) => fill(reportWords[word][language], values);
  const details = [...notes, ...findings.map(({ file, line: at, detail }) => `${file}:${at}: ${detail}`)];
  return [
    line(report.ok ? 'ok' : 'found'),
    ...(['station', 'head', 'heads', 'attempts'] as const).map(line),
    ...findings.map(({ file, line: at, code }) => `${file}:${at}: ${code}: ${findingWords[code][language]}`),
    ...(details.length > 0
      ? [technicalDetail('', language).trim(), ...details.map((one) => `  ${one}`)]
      : []),
  ]
    .map(makeVisible)
    .join('\n');
}

/** @param detail what the verifier could not do, in English */
export function describeImpossible(detail: string, language: Language): string {
  if (language === 'en') return detail;
  return `${reportWords.impossible[language]}\n${technicalDetail(detail, language)}`;
}

export const receiptWords = {
  live: {
    kk: 'Тексеруден өтті. Түбіртек түпнұсқа.',
    ru: 'Проверка пройдена. Квитанция подлинная.',
    en: 'Check passed. The receipt is genuine.',
  },
  'not-live': {
    kk: 'Тексеруден өтпеді. Түбіртек түпнұсқа.',
    ru: 'Проверка не пройдена. Квитанция подлинная.',
    en: 'Check not passed. The receipt is genuine.',
  },
  demonstration: {
    kk: 'Демо режимінің түбіртегі ештеңені растамайды. Оны қабылдамаңыз.',
    ru: 'Квитанция демо-режима ничего не подтверждает. Не принимайте её.',
    en: 'A receipt of a demonstration proves nothing. Do not accept it.',
  },
  forged: {
    kk: 'Түбіртек түпнұсқа емес: оған бұл станция қол қоймаған. Оны қабылдамаңыз, қауіпсіздік қызметіне хабарлаңыз.',
    ru: 'Квитанция не подлинная: эта станция её не подписывала. Не принимайте её и сообщите службе безопасности.',
    en: 'The receipt is not genuine: this station did not sign it. Do not accept it, and tell the security department.',
  },
  foreign: {
    kk: 'Түбіртекте басқа станция көрсетілген. Сол станцияның ашық кілтін --public-key арқылы беріңіз.',
    ru: 'В квитанции указана другая станция. Передайте её открытый ключ через --public-key.',
    en: 'The receipt names another station. Give the public key of that station with --public-key.',
  },
  unreadable: {
    kk: 'Түбіртекті оқу мүмкін болмады. QR-кодты қайта сканерлеңіз.',
    ru: 'Квитанцию не удалось прочитать. Отсканируйте QR-код ещё раз.',
    en: 'The receipt can’t be read. Scan the QR code again.',
  },
} satisfies Record<string, Localised>;

/** The line of JSON that `--verify-receipt` prints, for people. */
export function describeReceipt({ state, facts }: CheckedReceipt, language: Language): string {
  const word = state !== 'valid' ? state : facts.demonstration ? 'demonstration' : facts.verdict;
  return receiptWords[word][language];
}
