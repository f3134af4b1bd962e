import { expect, it } from 'vitest';
import { contradictionsIn } from './contradictions.ts';
import type { SettingValues } from './settings.ts';

const own = 'Бір\nЕкі\nҮш\n# Не үшін\nТексеру үшін.';
const naming = `${own} Сақтау мерзімі: {{term}}.`;
const everywhere = (text: string) => ({ kk: text, ru: text, en: text });
const proxyUrl = 'http://proxy.bank.example:3128';

it.each<[Partial<SettingValues>, string | null]>([
  [{}, null],
  [{ proxyMode: 'explicit', proxyUrl, proxyUser: 'kiosk' }, null],
  [{ proxyUrl }, null],
  [{ proxyMode: 'explicit' }, 'proxyMode: "explicit" needs "proxyUrl"'],
  [{ proxyMode: 'explicit', proxyUrl: '' }, 'proxyMode: "explicit" needs "proxyUrl"'],
  [{ proxyMode: 'direct', proxyUrl }, 'proxyUrl: used only with "proxyMode": "explicit"'],
  [{ proxyMode: 'system', proxyUser: 'kiosk' }, 'proxyUser: used only with "proxyMode": "explicit"'],
  [{ languages: ['ru', 'en'] }, null],
  [{ languages: ['ru', 'en'], defaultLanguage: 'en' }, null],
  [{ languages: ['ru', 'en'], defaultLanguage: 'kk' }, 'defaultLanguage: not one of "languages"'],
  [{ opensAt: '09:00', closesAt: '18:00' }, null],
  [{ opensAt: '22:00', closesAt: '06:00' }, null],
  [{ opensAt: '09:00' }, 'opensAt: needs "closesAt"'],
  [{ closesAt: '18:00', opensAt: '' }, 'closesAt: needs "opensAt"'],
  [{ opensAt: '9:00', closesAt: '09:00' }, 'closesAt: the same as "opensAt"'],
  [{ consentVersion: 'A', consentText: { kk: own, ru: own, en: own } }, null],
  [{ consentVersion: 'A' }, 'consentVersion: needs "consentText"'],
  [{ consentText: { kk: own, ru: own, en: own } }, 'consentText: needs "consentVersion"'],
  [
    { consentVersion: 'A', consentText: { kk: own, ru: '', en: '' } },
    'consentText: needs every language, without a text: ru, en',
  ],
  [{ consentOperator: everywhere('Дала') }, null],
  [
    { consentOperator: { kk: 'Дала', ru: '', en: 'Dala' } },
    'consentOperator: needs every language, without a text: ru',
  ],
  [{ consentVersion: 'A', consentText: everywhere(naming), consentTerm: everywhere('1 жыл') }, null],
  [
    { consentVersion: 'A', consentText: everywhere(naming) },
    'consentText: {{term}} needs "consentTerm" in every language',
  ],
  [
    { consentVersion: 'A', consentText: everywhere(naming), consentTerm: { kk: '1 жыл', ru: '', en: '' } },
    'consentTerm: needs every language, without a text: ru, en',
  ],
  [{ takeNowAfterSeconds: 30, cameraSeconds: 60 }, null],
  [{ takeNowAfterSeconds: 60 }, 'takeNowAfterSeconds: less than "cameraSeconds", or the button never comes'],
])('%j: %s', (named, wanted) => {
  const found = contradictionsIn(named).map(({ name, fault }) => `${name}: ${fault}`);
  expect(found).toEqual(wanted === null ? [] : [wanted]);
});
