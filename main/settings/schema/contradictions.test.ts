import { expect, it } from 'vitest';
import { policyFaultWords } from '../../../preload/faults/faults.ts';
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
  [{ proxyMode: 'explicit' }, '"proxyMode": Needs "proxyUrl" as well.'],
  [{ proxyMode: 'explicit', proxyUrl: '' }, '"proxyMode": Needs "proxyUrl" as well.'],
  [{ proxyMode: 'direct', proxyUrl }, '"proxyUrl": Is used only with "proxyMode": "explicit".'],
  [{ proxyMode: 'system', proxyUser: 'kiosk' }, '"proxyUser": Is used only with "proxyMode": "explicit".'],
  [{ languages: ['ru', 'en'] }, null],
  [{ languages: ['ru', 'en'], defaultLanguage: 'en' }, null],
  [{ languages: ['ru', 'en'], defaultLanguage: 'kk' }, '"defaultLanguage": Must be one of the "languages".'],
  [{ opensAt: '09:00', closesAt: '18:00' }, null],
  [{ opensAt: '22:00', closesAt: '06:00' }, null],
  [{ opensAt: '09:00' }, '"opensAt": Needs "closesAt" as well.'],
  [{ closesAt: '18:00', opensAt: '' }, '"closesAt": Needs "opensAt" as well.'],
  [{ opensAt: '9:00', closesAt: '09:00' }, '"closesAt": Must differ from "opensAt".'],
  [{ consentVersion: 'A', consentText: { kk: own, ru: own, en: own } }, null],
  [{ consentVersion: 'A' }, '"consentVersion": Needs "consentText" as well.'],
  [{ consentText: { kk: own, ru: own, en: own } }, '"consentText": Needs "consentVersion" as well.'],
  [
    { consentVersion: 'A', consentText: { kk: own, ru: '', en: '' } },
    '"consentText": Needs a text in every language. Missing: "ru", "en".',
  ],
  [{ consentOperator: everywhere('Дала') }, null],
  [
    { consentOperator: { kk: 'Дала', ru: '', en: 'Dala' } },
    '"consentOperator": Needs a text in every language. Missing: "ru".',
  ],
  [{ consentVersion: 'A', consentText: everywhere(naming), consentTerm: everywhere('1 жыл') }, null],
  [
    { consentVersion: 'A', consentText: everywhere(naming) },
    '"consentText": {{term}} needs "consentTerm" in every language.',
  ],
  [
    { consentVersion: 'A', consentText: everywhere(naming), consentTerm: { kk: '1 жыл', ru: '', en: '' } },
    '"consentTerm": Needs a text in every language. Missing: "ru", "en".',
  ],
  [{ takeNowAfterSeconds: 30, cameraSeconds: 60 }, null],
  [
    { takeNowAfterSeconds: 60 },
    '"takeNowAfterSeconds": Must be less than "cameraSeconds": otherwise the button never appears.',
  ],
  [
    { cameraSeconds: 15 },
    '"cameraSeconds": Must be more than "takeNowAfterSeconds": otherwise the button never appears.',
  ],
])('%j: %s', (named, wanted) => {
  const found = contradictionsIn(named).map((one) => policyFaultWords(one, 'en'));
  expect(found).toEqual(wanted === null ? [] : [wanted]);
});
