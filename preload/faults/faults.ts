import type { Language, Localised } from '../contract.ts';
import { fileFaults, storeFaults } from './file-faults.ts';
import { policyFaults } from './policy-faults.ts';
import { settingFaults } from './setting-faults.ts';

/** The words of every fault by its code. The console and the command line show them; `{{name}}` is a parameter. */
export const faultTexts = { ...settingFaults, ...policyFaults, ...fileFaults, ...storeFaults };

/** The names in a text's `{{…}}`. */
type Parameter<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Parameter<Rest>
  : never;

export type FaultCode = keyof typeof faultTexts;

/**
 * A fault of an input by staff or IT, by code, with the parameters that its text needs. A parameter is a
 * bound, a name or a system's code, and never the value itself: a key may have been put where it does not belong.
 */
export type Fault = {
  [Code in FaultCode]: { readonly code: Code } & {
    readonly [Name in Parameter<(typeof faultTexts)[Code]['en']>]: string | number;
  };
}[FaultCode] & {
  /** Which part of the value: one language of a text, or a line of a list, from 1. */
  readonly part?: Language | number;
};

export const partTexts: Readonly<Record<Language | 'line', Localised>> = {
  kk: { kk: 'Қазақша', ru: 'На казахском', en: 'In Kazakh' },
  ru: { kk: 'Орысша', ru: 'На русском', en: 'In Russian' },
  en: { kk: 'Ағылшынша', ru: 'На английском', en: 'In English' },
  line: { kk: '{{line}}-жол', ru: 'Строка {{line}}', en: 'Line {{line}}' },
};

/** One to three sentences: what is wrong, and what would be right. */
export function faultWords({ code, part, ...values }: Fault, language: Language): string {
  const words = fill(faultTexts[code][language], values, language);
  if (part === undefined) return words;
  const where = typeof part === 'number' ? partTexts.line : partTexts[part];
  return `${fill(where[language], { line: part }, language)}: ${words}`;
}

function fill(text: string, values: Readonly<Record<string, string | number>>, language: Language): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'number' && language !== 'en' ? String(value).replace('.', ',') : String(value);
  });
}

/** A fault of a policy file. Lines and columns count from 1. */
export interface PolicyFault {
  readonly line: number;
  readonly column: number;
  /** Of which name in the file; null: of the file, or of a name that the fault says itself. */
  readonly name: string | null;
  readonly fault: Fault;
}

export function policyFaultWords(
  { name, fault }: Pick<PolicyFault, 'name' | 'fault'>,
  language: Language,
): string {
  const words = faultWords(fault, language);
  return name === null ? words : `"${name}": ${words}`;
}

export const technicalTexts: Localised = {
  kk: 'Техникалық мәлімет (ағылшынша): {{text}}',
  ru: 'Технические сведения (англ.): {{text}}',
  en: 'Technical detail: {{text}}',
};

/** What a system, a service or a program said in its own words, shown as such. */
export function technicalDetail(text: string, language: Language): string {
  return fill(technicalTexts[language], { text }, language);
}
