import { expect, it } from 'vitest';
import type { Language } from '../../../../preload/contract.ts';
import type { RecordedFact } from '../../../../preload/record-contract.ts';
import { staffT } from '../../../text/staff-i18n.ts';
import { eventLine } from './event-line.ts';

const words = (language: Language) => ({ language, t: staffT[language] });
const fact = (name: RecordedFact['name'], value: RecordedFact['value']): RecordedFact => ({ name, value });
const title = { kk: 'Дауыс', ru: 'Голос', en: 'Voice' };

it.each<[string, RecordedFact[], Language, string]>([
  [
    'staff',
    [fact('event', 'wrong-pin'), fact('failures', 2)],
    'kk',
    'ПИН-код қате енгізілді; қатарынан қате саны: 2',
  ],
  [
    'setting-changed',
    [fact('name', title), fact('from', null), fact('to', false), fact('by', 'outside')],
    'ru',
    'Голос; было: по умолчанию; стало: Выключено; кто изменил: вне консоли (политика или командная строка)',
  ],
  [
    'setting-changed',
    [fact('name', 'apiKey'), fact('from', { mark: null }), fact('to', { mark: '1b7a' })],
    'kk',
    'API кілті; бұрынғы мәні: енгізілмеген; жаңа мәні: енгізілген (белгісі 1b7a)',
  ],
  [
    'settings',
    [fact(title, true), fact('clerkPin', { mark: '?' })],
    'en',
    'Voice: On; clerk’s PIN: set (mark ?)',
  ],
  [
    'trouble',
    [fact('reason', 'oom'), fact('what', 'page')],
    'ru',
    'Процесс страницы; Технические сведения (англ.): oom',
  ],
  ['file', [fact('file', 3), fact('damage', null)], 'ru', 'Файл: 3'],
  ['of-a-later-version', [fact('novel', 'thing')], 'kk', 'Novel: thing'],
  ['stop', [], 'kk', ''],
])('%s %j in %s', (kind, facts, language, line) => {
  expect(eventLine({ kind, facts }, words(language))).toBe(line);
});
