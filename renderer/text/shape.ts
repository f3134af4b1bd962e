import type { Hint, Language } from '../../preload/contract.ts';
import type { CameraPhase } from '../flow/view.ts';

/** The plural forms each language needs, as `Intl.PluralRules` names them. */
interface PluralForms {
  kk: 'one' | 'other';
  ru: 'one' | 'few' | 'many' | 'other';
  en: 'one' | 'other';
}
type KeyIn<Key, L extends Language> = Key extends `${infer Counted}_${PluralForms['en']}`
  ? `${Counted}_${PluralForms[L]}`
  : Key;

/**
 * The English texts in another language: the same keys, and for a text with a number in it, which is written once per plural form
 * (`seconds_one`, `seconds_few`, …), the forms of that language. A language that lacks one, or has one too many, does not compile.
 */
export type Translation<T, L extends Language> = {
  readonly [Key in keyof T as KeyIn<Key, L>]: T[Key] extends string ? string : Translation<T[Key], L>;
};

/** What stands on the preview's edge: a hint while guiding, else what the phase is about. */
export type CameraHint = Hint | Exclude<CameraPhase['name'], 'guiding'>;
/** The sentence beside the preview. */
export type CameraBody = CameraPhase['name'] | 'light' | 'lamp' | 'canTake';
