import { win32 } from 'node:path';
import { z, type core, type ZodError, type ZodType } from 'zod';
import { languages, type Localised } from '../../../preload/contract.ts';
import type { Fault } from '../../../preload/faults/faults.ts';
import type { SettingForm, SettingGroup, SettingValue } from '../../../preload/staff-contract.ts';

/** One thing that staff or an administrator may set, with its complete definition. */
export interface Setting<T extends SettingValue = SettingValue> extends Described<T> {
  readonly form: SettingForm;
  readonly schema: ZodType<T>;
}

/** What an entry says of itself: its group in the console, its words and its default value. */
interface Described<T> {
  readonly group: SettingGroup;
  readonly title: Localised;
  readonly help: Localised;
  readonly default: T;
}

/** A policy may be checked on another system than the station's: Windows' rule accepts the paths of both. */
export const wholePath = (path: string): Fault | null =>
  win32.isAbsolute(path) ? null : { code: 'path-wanted' };

const oneLine = /^[^\p{Cc}]*$/u;

export function onOff(entry: Described<boolean>): Setting<boolean> {
  return { ...entry, form: { kind: 'switch' }, schema: z.boolean() };
}

type NumberForm = Omit<Extract<SettingForm, { kind: 'number' }>, 'kind'>;

/** Whole numbers from `min` to `max`. */
export function wholeNumber({
  min,
  max,
  step,
  unit,
  ...entry
}: Described<number> & NumberForm): Setting<number> {
  const schema = z.number().int().min(min).max(max);
  return { ...entry, form: { kind: 'number', min, max, step, unit }, schema };
}

type Choices<V extends string> = Readonly<Record<V, Localised>>;
const listed = <V extends string>(choices: Choices<V>) =>
  (Object.keys(choices) as V[]).map((value) => ({ value, title: choices[value] }));

export function oneOf<V extends string>({
  choices,
  ...entry
}: Described<NoInfer<V>> & { readonly choices: Choices<V> }): Setting<V> {
  const values = Object.keys(choices) as [V, ...V[]];
  // Accepts a number in a policy file (`"cameraRotation": 90`), which is what most people write first.
  const schema = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.enum(values));
  return {
    ...entry,
    form: { kind: 'choice', choices: listed(choices) },
    schema: schema as unknown as ZodType<V>,
  };
}

/** At least one of them, each once, in the order given. */
export function someOf<V extends string>({
  choices,
  ...entry
}: Described<readonly NoInfer<V>[]> & { readonly choices: Choices<V> }): Setting<readonly V[]> {
  const values = Object.keys(choices) as [V, ...V[]];
  const schema = z
    .array(z.enum(values))
    .min(1)
    .refine((list) => new Set(list).size === list.length, params({ code: 'list-repeats' }));
  return {
    ...entry,
    form: { kind: 'several', choices: listed(choices) },
    schema: schema as unknown as ZodType<readonly V[]>,
  };
}

type TextFault = ((text: string) => Fault | null) | undefined;

interface TextRules {
  readonly maxLength: number;
  readonly multiline?: boolean;
  /** The fault of a text; null: none. */
  readonly fault?: TextFault;
}

type EmptyByDefault<T> = Omit<Described<T>, 'default'> & Partial<Pick<Described<T>, 'default'>>;

/** Outer white space is removed; empty is the same as not set. */
export function text({
  maxLength,
  multiline = false,
  fault,
  ...entry
}: EmptyByDefault<string> & TextRules): Setting<string> {
  return {
    default: '',
    ...entry,
    form: { kind: 'text', maxLength, multiline },
    schema: textSchema({ maxLength, multiline, fault }),
  };
}

function textSchema({ maxLength, multiline = false, fault }: TextRules): ZodType<string> {
  return z
    .string()
    .trim()
    .max(maxLength)
    .superRefine((value, context) => {
      const isBroken = !multiline && !oneLine.test(value);
      const found = isBroken ? ({ code: 'text-of-one-line' } as const) : value && fault?.(value);
      if (found) context.addIssue({ code: 'custom', ...params(found) });
    });
}

/** Passes a fault of the kiosk through zod: `faultOf` extracts it again. */
const params = (fault: Fault) => ({ params: { fault } });

/** Several short texts, one on each line. */
export function lines({
  maxLength,
  maxLines,
  fault,
  ...entry
}: EmptyByDefault<readonly string[]> & TextRules & { readonly maxLines: number }): Setting<
  readonly string[]
> {
  const schema = z
    .array(textSchema({ maxLength, fault }))
    .max(maxLines)
    .transform((list) => list.filter((line) => line !== ''));
  return {
    default: [],
    ...entry,
    form: { kind: 'lines', maxLength, maxLines },
    schema: schema as unknown as ZodType<readonly string[]>,
  };
}

/** The same in every language of the kiosk. `wanted`: staff see that it is not filled in until it is, in every language. */
export function localised({
  maxLength,
  multiline = false,
  wanted = false,
  fault,
  ...entry
}: EmptyByDefault<Localised> & TextRules & { readonly wanted?: boolean }): Setting<Localised> {
  const one = textSchema({ maxLength, multiline, fault });
  const fields = Object.fromEntries(languages.map((language) => [language, one]));
  return {
    default: { kk: '', ru: '', en: '' },
    ...entry,
    form: { kind: 'localised', maxLength, multiline, wanted },
    schema: z.strictObject(fields) as unknown as ZodType<Localised>,
  };
}

/** `#rrggbb`, or empty for the kiosk's own. */
export function colour({
  fault,
  ...entry
}: EmptyByDefault<string> & Pick<TextRules, 'fault'>): Setting<string> {
  const schema = textSchema({
    maxLength: 7,
    fault: (value) => (/^#[0-9a-f]{6}$/i.test(value) ? (fault?.(value) ?? null) : { code: 'colour' }),
  });
  return { default: '', ...entry, form: { kind: 'colour' }, schema };
}

type Issue = core.$ZodIssue;

/** The first fault that zod found in a setting's value, as a code of the kiosk: zod's own messages are English. */
export function faultOf({ issues: [issue] }: ZodError): Fault {
  if (!issue) return { code: 'text-wanted' };
  const [at] = issue.path;
  const language = languages.find((one) => one === at);
  const part = typeof at === 'number' ? at + 1 : language;
  return { ...codeOf(issue), ...(part === undefined ? {} : { part }) };
}

function codeOf(issue: Issue): Fault {
  switch (issue.code) {
    case 'custom':
      return issue.params?.['fault'] as Fault;
    case 'too_small':
      return issue.origin === 'array'
        ? { code: 'list-empty' }
        : { code: 'at-least', min: Number(issue.minimum) };
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return { code: 'one-of', choices: issue.values.map((value) => `"${String(value)}"`).join(', ') };
    case 'unrecognized_keys':
      return { code: 'text-in-each-language' };
    case 'invalid_type':
      return wanted(issue.expected);
    default:
      throw new Error(`no fault for what zod calls ${issue.code}`);
  }
}

function tooBig(origin: string, max: number): Fault {
  if (origin === 'string') return { code: 'text-too-long', max };
  return origin === 'array' ? { code: 'list-too-long', max } : { code: 'at-most', max };
}

function wanted(type: string): Fault {
  switch (type) {
    case 'boolean':
      return { code: 'true-or-false' };
    case 'string':
      return { code: 'text-wanted' };
    case 'array':
      return { code: 'list-wanted' };
    case 'object':
      return { code: 'text-in-each-language' };
    case 'number':
    case 'int':
      return { code: 'number-wanted' };
    default:
      throw new Error(`no setting is of the type ${type}`);
  }
}
