import { z, type ZodType } from 'zod';
import { languages, type Localised } from '../../../preload/contract.ts';
import type { Fault } from '../../../preload/faults/faults.ts';
import type { SettingForm, SettingGroup, SettingValue } from '../../../preload/staff-contract.ts';

/** One thing that staff or an administrator may set, with its complete definition. */
export interface Setting<T extends SettingValue = SettingValue> {
  readonly group: SettingGroup;
  readonly title: Localised;
  readonly help: Localised;
  readonly form: SettingForm;
  /** The default value. */
  readonly standard: T;
  readonly schema: ZodType<T>;
}

interface Words {
  readonly group: SettingGroup;
  readonly title: Localised;
  readonly help: Localised;
}

const oneLine = /^[^\p{Cc}]*$/u;

export function onOff({ standard, ...words }: Words & { readonly standard: boolean }): Setting<boolean> {
  return { ...words, standard, form: { kind: 'switch' }, schema: z.boolean() };
}

type NumberForm = Omit<Extract<SettingForm, { kind: 'number' }>, 'kind'>;

/** Whole numbers from `min` to `max`. */
export function wholeNumber({
  standard,
  min,
  max,
  step,
  unit,
  ...words
}: Words & NumberForm & { readonly standard: number }): Setting<number> {
  const schema = z.number().int().min(min).max(max);
  return { ...words, standard, form: { kind: 'number', min, max, step, unit }, schema };
}

type Choices<V extends string> = Readonly<Record<V, Localised>>;
const listed = <V extends string>(choices: Choices<V>) =>
  (Object.keys(choices) as V[]).map((value) => ({ value, title: choices[value] }));

export function oneOf<V extends string>({
  standard,
  choices,
  ...words
}: Words & { readonly choices: Choices<V>; readonly standard: NoInfer<V> }): Setting<V> {
  const values = Object.keys(choices) as [V, ...V[]];
  // Accepts a number in a policy file (`"cameraRotation": 90`), which is what most people write first.
  const schema = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.enum(values));
  return {
    ...words,
    standard,
    form: { kind: 'choice', choices: listed(choices) },
    schema: schema as unknown as ZodType<V>,
  };
}

/** At least one of them, each once, in the order given. */
export function someOf<V extends string>({
  standard,
  choices,
  ...words
}: Words & { readonly choices: Choices<V>; readonly standard: readonly NoInfer<V>[] }): Setting<
  readonly V[]
> {
  const values = Object.keys(choices) as [V, ...V[]];
  const schema = z
    .array(z.enum(values))
    .min(1)
    .refine((list) => new Set(list).size === list.length, params({ code: 'list-repeats' }));
  return {
    ...words,
    standard,
    form: { kind: 'several', choices: listed(choices) },
    schema: schema as unknown as ZodType<readonly V[]>,
  };
}

interface TextRules {
  readonly maxLength: number;
  readonly multiline?: boolean;
  /** The fault of a text; null: none. */
  readonly fault?: (text: string) => Fault | null;
}

/** Outer white space is removed; empty is the same as not set. */
export function text({
  standard = '',
  maxLength,
  multiline = false,
  fault,
  ...words
}: Words & TextRules & { readonly standard?: string }): Setting<string> {
  return {
    ...words,
    standard,
    form: { kind: 'text', maxLength, multiline },
    schema: textSchema({ maxLength, multiline, ...(fault ? { fault } : {}) }),
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
  ...words
}: Words & TextRules & { readonly maxLines: number }): Setting<readonly string[]> {
  const schema = z
    .array(textSchema({ maxLength, ...(fault ? { fault } : {}) }))
    .max(maxLines)
    .transform((list) => list.filter((line) => line !== ''));
  return {
    ...words,
    standard: [],
    form: { kind: 'lines', maxLength, maxLines },
    schema: schema as unknown as ZodType<readonly string[]>,
  };
}

/** The same in every language of the kiosk. `wanted`: staff see that it is not filled in until it is, in every language. */
export function localised({
  standard,
  maxLength,
  multiline = false,
  wanted = false,
  fault,
  ...words
}: Words & TextRules & { readonly standard: Localised; readonly wanted?: boolean }): Setting<Localised> {
  const one = textSchema({ maxLength, multiline, ...(fault ? { fault } : {}) });
  const fields = Object.fromEntries(languages.map((language) => [language, one]));
  return {
    ...words,
    standard,
    form: { kind: 'localised', maxLength, multiline, wanted },
    schema: z.strictObject(fields) as unknown as ZodType<Localised>,
  };
}

/** `#rrggbb`, or empty for the kiosk's own. */
export function colour({ fault, ...words }: Words & Pick<TextRules, 'fault'>): Setting<string> {
  const schema = textSchema({
    maxLength: 7,
    fault: (value) => (/^#[0-9a-f]{6}$/i.test(value) ? (fault?.(value) ?? null) : { code: 'colour' }),
  });
  return { ...words, standard: '', form: { kind: 'colour' }, schema };
}
