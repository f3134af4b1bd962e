import { languages, type Localised } from '../../preload/contract.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import type {
  AttemptLine,
  RecordedEvent,
  RecordedFact,
  RecordedValue,
} from '../../preload/record-contract.ts';
import type { SettingForm } from '../../preload/staff-contract.ts';
import { isSettingName, settings } from '../settings/schema/settings.ts';
import { firstDay, readOwnDay, type Day } from './read-day.ts';
import type { SealedRecord } from './verifier/record-format.mjs';

export interface DayOfRecords {
  readonly attempts: readonly AttemptLine[];
  readonly events: readonly RecordedEvent[];
  /** Null: there are no records at all. */
  readonly firstDay: Day | null;
}

export type DescribeDay = (task: { readonly folder: string; readonly day: Day }) => Promise<DayOfRecords>;

/**
 * One day's records for the console. The export may differ: where the clock was wrong, it includes records of other days between them.
 * @throws where the folder can't be read
 */
export const describeDay: DescribeDay = async (task) => {
  try {
    return lookAt(task);
  } catch (error) {
    // Retention deleted an old file between listing and reading: the second listing no longer has it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return lookAt(task);
    throw error;
  }
};

function lookAt({ folder, day }: Parameters<DescribeDay>[0]): DayOfRecords {
  const found = readOwnDay(folder, day);
  return { attempts: attemptsIn(found), events: eventsIn(found), firstDay: firstDay(folder) };
}

/** Attempts for the console, newest first. */
export function attemptsIn(records: readonly SealedRecord[]): readonly AttemptLine[] {
  return records
    .filter(({ body }) => body.kind === 'attempt')
    .map(readAttempt)
    .reverse();
}

/** Every other event that concerns staff, newest first. */
export function eventsIn(records: readonly SealedRecord[]): readonly RecordedEvent[] {
  return records
    .filter(({ body }) => body.kind !== 'attempt' && body.kind !== 'sending')
    .map(({ body: { n, at, kind, data } }) => ({ n, at, kind, facts: factsIn(kind, data) }))
    .reverse();
}

function readAttempt({ body: { n, at, data } }: SealedRecord): AttemptLine {
  const { service, score, code, durations, demonstration, attemptId } = data;
  const outcome = data['outcome'] === 'live' || data['outcome'] === 'not-live' ? data['outcome'] : 'error';
  return {
    n,
    at,
    attemptId: typeof attemptId === 'string' ? attemptId : '',
    outcome,
    // Records of earlier versions have only the service's number. An attempt without a verdict has none.
    score: numberOf(score) ?? (outcome === 'error' ? null : numberOf(service?.prediction)),
    code: isErrorCode(code) ? code : null,
    detail: saidOf(outcome, data),
    durationMs: numberOf(durations?.checkMs) ?? 0,
    demonstration: demonstration === true,
  };
}

/** The service's reason as it wrote it, `Mask Attack` included, and what else staff should know. Each may be missing, or not be a text. */
function saidOf(outcome: AttemptLine['outcome'], { service, staffDetail }: SealedRecord['body']['data']) {
  const { type, detail } = service?.failure_reason ?? {};
  const reason = [type, detail].filter(isWords).join(': ');
  // For a check without a verdict it repeats the error.
  const parts = outcome === 'error' ? [staffDetail] : [reason, staffDetail];
  return parts.filter(isWords).join('; ') || null;
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value !== '';

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(staffCodes, value);
}

type Data = Readonly<Record<string, unknown>>;

/** More than any event of the kiosk has. A planted file may contain anything. */
const mostFacts = 60;
const longestText = 120;

/** An event's record for staff, field by field. Settings go by their titles, and so do their choices. */
export function factsIn(kind: string, data: Data): readonly RecordedFact[] {
  const found =
    kind === 'settings' ? settingsIn(data) : kind === 'setting-changed' ? changeIn(data) : flat(data);
  return found.slice(0, mostFacts);
}

function settingsIn(data: Data): RecordedFact[] {
  return Object.entries(data).map(([name, value]) => ({
    name: titleOf(name),
    value: settingValue(name, value),
  }));
}

function changeIn({ name, from, to, ...others }: Data): RecordedFact[] {
  const setting = typeof name === 'string' ? name : '';
  return [
    { name: 'name', value: titleOf(setting) },
    { name: 'from', value: settingValue(setting, from) },
    { name: 'to', value: settingValue(setting, to) },
    ...flat(others),
  ];
}

const titleOf = (name: string): string | Localised =>
  isSettingName(name) ? settings[name].title : cut(name);

function settingValue(name: string, value: unknown): RecordedValue {
  if (!isSettingName(name)) {
    const mark = typeof value === 'string' ? /^set (\S+)$/.exec(value)?.[1] : undefined;
    return mark === undefined ? (plain(value) ?? { mark: null }) : { mark: cut(mark) };
  }
  const { form }: { readonly form: SettingForm } = settings[name];
  const choices = form.kind === 'choice' || form.kind === 'several' ? form.choices : [];
  const titles = [value].flat().map((one) => choices.find((choice) => choice.value === one)?.title);
  if (titles.length > 0 && titles.every((title) => title !== undefined)) return joined(titles);
  return plain(value);
}

const joined = (titles: readonly Localised[]): Localised =>
  inEach((language) => titles.map((title) => title[language]).join(', '));

const inEach = (text: (language: keyof Localised) => string): Localised =>
  Object.fromEntries(languages.map((language) => [language, text(language)])) as unknown as Localised;

/** The fields of the fields with the outer name before theirs: `camera.id`. */
function flat(data: Data, before = ''): RecordedFact[] {
  return Object.entries(data).flatMap(([name, value]) =>
    isObject(value) ? flat(value, `${before}${name}.`) : [{ name: cut(before + name), value: plain(value) }],
  );
}

function plain(value: unknown): RecordedValue {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return value ?? null;
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return cut(value.map(String).join(', '));
  const { sha256, ...texts } = value as Readonly<Record<string, unknown>>;
  if (typeof sha256 === 'string') return { sha256: cut(sha256) };
  if (languages.every((language) => typeof texts[language] === 'string'))
    return inEach((language) => cut(String(texts[language])));
  return cut(JSON.stringify(value));
}

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cut = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
