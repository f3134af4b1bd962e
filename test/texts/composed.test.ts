import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../preload/contract.ts';
import { staffCodes } from '../../preload/error-codes.ts';
import type { ConnectionFact } from '../../preload/connection-contract.ts';
import {
  faultTexts,
  faultWords,
  policyFaultWords,
  type Fault,
  type FaultCode,
} from '../../preload/faults/faults.ts';
import { keyFaults, keyFaultWords } from '../../preload/key-faults.ts';
import { factsIn } from '../../main/records/describe-day.ts';
import type { StationEvents } from '../../main/records/events.ts';
import type { FindingCode } from '../../main/records/verifier/check-records.mjs';
import type { RefusalReason } from '../../main/camera/binding.ts';
import { processFaultKinds } from '../../main/watchdog/health.ts';
import { settingNames, settings } from '../../main/settings/schema/settings.ts';
import { factLine } from '../../renderer/staff/pages/diagnostics/fact-line.ts';
import { eventLine } from '../../renderer/staff/pages/records/event-line.ts';
import { staffT, staffTexts } from '../../renderer/text/staff-i18n.ts';
import { documentedFields } from '../records-fields.ts';
import { latinWords } from './latin-words.ts';

/** Texts that the console and the command line compose at run time are in the reader's language. */

/** Latin words of a text, except a system's message that is marked as English. */
function englishIn(text: string): readonly string[] {
  const said = /(Техникалық мәлімет \(ағылшынша\)|Технические сведения \(англ\.\)): [^;]*/g;
  return latinWords(text.replace(said, ''));
}

const readers = ['kk', 'ru'] as const;
const wordsOf = (language: Language) => ({ language, t: staffT[language] });

/** Every code, with figures for its parameters. */
const faults = (Object.keys(faultTexts) as FaultCode[]).map((code) => {
  const names = [...faultTexts[code].en.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => [name, 7]);
  return { code, ...Object.fromEntries(names) } as Fault;
});

const period = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2027, 8, 1) };
const connectionFacts = Object.values({
  direct: { kind: 'direct' },
  proxy: { kind: 'proxy', address: '1' },
  server: { kind: 'server', host: '1' },
  name: { kind: 'name', host: '1', address: '2' },
  certificate: { kind: 'certificate', names: '1', issuer: '2', ...period },
  authorities: { kind: 'authorities', ...period },
  pin: { kind: 'pin', pin: '1' },
  clock: { kind: 'clock', offsetMs: 95_000 },
  'no-time': { kind: 'no-time' },
  'not-encrypted': { kind: 'not-encrypted' },
  billed: { kind: 'billed' },
  said: { kind: 'said', text: 'ECONNREFUSED' },
} satisfies { readonly [K in ConnectionFact['kind']]: Extract<ConnectionFact, { kind: K }> });

type Kind = keyof StationEvents | 'file' | 'retention';
const eachOf = <Name extends string, V>(name: Name, values: Readonly<Record<string, V>>) =>
  Object.keys(values).map((value) => ({ [name]: value }) as Readonly<Record<Name, string>>);
const staffEvents: Record<StationEvents['staff']['event'], true> = {
  ...{ 'came-in': true, 'wrong-pin': true, 'set-up-begun': true, 'set-up-finished': true },
  ...{ left: true, locked: true, restart: true, exit: true },
};
const cameraEvents: Record<StationEvents['camera']['event'], true> = {
  ...{ admitted: true, refused: true, trouble: true, 'works-again': true, unsteady: true },
};
const refusals: Record<RefusalReason, true> = {
  ...{ virtual: true, fake: true, 'infrared-or-depth': true },
  ...{ 'not-the-pinned-one': true, 'pinned-but-unidentified': true },
};
const findings: Record<FindingCode, true> = {
  ...{ 'not-a-record': true, 'torn-end': true, 'hash-wrong': true, 'signature-wrong': true },
  ...{ 'key-changed': true, 'key-unknown': true, 'station-wrong': true, 'number-wrong': true },
  ...{ 'chain-broken': true, 'start-missing': true, 'head-missing': true, 'head-differs': true },
  ...{ 'head-forged': true, empty: true },
};
const policyStates: Record<StationEvents['policy']['state'], true> = {
  none: true,
  active: true,
  invalid: true,
};
const lastRuns: Record<StationEvents['start']['lastRun'], true> = {
  none: true,
  stopped: true,
  'not-stopped': true,
};

/** Values that differ from the defaults, in Cyrillic or figures where staff write them. */
const values = Object.fromEntries(
  settingNames.map((name) => {
    const { form } = settings[name];
    const own = { text: '1', colour: '#123456', lines: ['1'], localised: { kk: 'а', ru: 'б', en: 'в' } };
    return [name, form.kind in own ? own[form.kind as keyof typeof own] : settings[name].default];
  }),
);
const change = { from: null, to: 'set 12', happenedAt: '2026-11-23T09:02:11.000Z' };

/** Every field and every value of the kiosk that can be in an event's record; foreign values are figures. */
const events: Readonly<Record<Kind, readonly object[]>> = {
  file: ['station', 'run'].map((key) => ({
    ...{
      file: 1,
      publicKey: '1=',
      key,
      appVersion: '1.0',
      begins: 1,
      damage: 'was changed while the kiosk ran',
    },
  })),
  start: [
    ...eachOf('lastRun', lastRuns),
    ...eachOf('flavour', staffTexts.en.status.flavour),
    { version: '1', electron: '2', system: '3' },
  ],
  stop: [{}],
  settings: [
    values,
    {
      apiKey: 'set 12',
      nextApiKey: 'set 12',
      proxyPassword: 'set 12',
      clerkPin: 'set ?',
      administratorPin: 'set 12',
      cameraPin: 'set 12',
    },
    { consentText: { sha256: '12' }, maxAttempts: null },
  ],
  'setting-changed': ['clerk', 'administrator', 'outside'].flatMap((by) => [
    ...settingNames.map((name) => ({ name, from: settings[name].default, to: null, by })),
    { ...change, name: 'apiKey', by },
  ]),
  policy: eachOf('state', policyStates).map((state) => ({ ...state, faults: 2 })),
  staff: [...eachOf('event', staffEvents), ...eachOf('role', staffTexts.en.role), { failures: 2 }],
  camera: [
    ...eachOf('event', cameraEvents),
    ...eachOf('reason', { ...refusals, ...staffCodes }),
    ...eachOf('code', staffCodes),
    ...['hardware', 'fake', 'unidentified'].map((kind) => ({
      camera: { id: '1', kind, driver: '2', pinned: true },
    })),
    { changes: 3 },
  ],
  export: [{ files: ['1', '2'], records: 3 }],
  retention: ['age', 'size'].map((rule) => ({
    ...{ files: ['1'], rule, records: 9, firstN: 1, lastN: 9, lastHash: '12' },
    ...{ firstAt: '2026-11-23T09:02:11.000Z', lastAt: '2026-11-23T09:02:11.000Z' },
  })),
  'retention-refused': eachOf('code', findings).map((code) => ({ ...code, file: '1' })),
  trouble: [...processFaultKinds, 'records'].map((what) => ({ what, reason: 'out of memory' })),
};
const lines = (language: Language, kind: Kind) =>
  events[kind].map((data) => eventLine({ kind, facts: factsIn(kind, { ...data }) }, wordsOf(language)));

describe.each(readers)('in %s', (language) => {
  it('faults of settings, files and policies hold no English', () => {
    for (const fault of faults)
      for (const part of [undefined, ...languages, 3])
        expect(
          englishIn(faultWords(part === undefined ? fault : { ...fault, part }, language)),
          fault.code,
        ).toEqual([]);
    const named = policyFaultWords({ name: 'maxAttempts', fault: { code: 'at-most', max: 5 } }, language);
    expect(englishIn(named)).toEqual([]);
  });

  it('what is wrong with a key holds none', () => {
    for (const reason of keyFaults)
      expect(englishIn(keyFaultWords({ reason, length: 7 }, language)), reason).toEqual([]);
  });

  it('what the connection test found holds none', () => {
    for (const fact of connectionFacts) expect(englishIn(factLine(fact, language)), fact.kind).toEqual([]);
  });

  it.each(Object.keys(events) as Kind[])('records of the kind %s hold none', (kind) => {
    expect(staffTexts[language].recordKinds[kind]).toBeTruthy();
    for (const line of lines(language, kind)) expect(englishIn(line), line).toEqual([]);
  });
});

it('finds English: every one of these has some', () => {
  for (const fault of faults) expect(englishIn(faultWords(fault, 'en')), fault.code).not.toEqual([]);
  for (const fact of connectionFacts) expect(englishIn(factLine(fact, 'en')), fact.kind).not.toEqual([]);
  for (const kind of Object.keys(events) as Kind[])
    for (const line of lines('en', kind).filter((one) => one !== ''))
      expect(englishIn(line), line).not.toEqual([]);
  expect(englishIn('Кілт бос: the key is empty.')).toEqual(['the', 'key', 'is', 'empty']);
  expect(englishIn('Графика процесі; Техникалық мәлімет (ағылшынша): crashed; and more')).toEqual([
    'and',
    'more',
  ]);
});

it('knows every field of an event that docs/records.md names', () => {
  const isEvent = ({ kind, field }: (typeof documentedFields)[number]) =>
    kind in events && field !== 'nothing' && !(kind === 'settings' && field === 'name');
  const found = documentedFields.filter(isEvent);
  expect(found.length).toBeGreaterThan(40);
  for (const { kind, field } of found) {
    const names = events[kind as Kind].flatMap((data) => factsIn(kind, { ...data }).map(({ name }) => name));
    expect(names, `${kind} ${field}`).toContain(field);
  }
});
