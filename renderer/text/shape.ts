import type { CameraCode, Hint, Language } from '../../preload/contract.ts';
import type { CameraPhase, Tip } from '../flow/view.ts';
import type { ProblemGroup } from './problem-groups.ts';

/** The plural forms each language needs, as `Intl.PluralRules` names them. */
interface PluralForms {
  kk: 'one' | 'other';
  ru: 'one' | 'few' | 'many' | 'other';
  en: 'one' | 'other';
}

/** A text with a number in it, written once per plural form: `seconds_one`, `seconds_few`, … */
type Counted<Name extends string, L extends Language> = Readonly<Record<`${Name}_${PluralForms[L]}`, string>>;
type Plain<Name extends string> = Readonly<Record<Name, string>>;
type Message = Plain<'heading' | 'body'>;

/** Every text of the kiosk. A language that lacks one, or has one too many, does not compile. */
export interface Texts<L extends Language> {
  readonly documentTitle: string;
  /** The language's own name, never translated. */
  readonly languageName: string;
  /** The beginning of its name, as on Kazakhstan's public sites. */
  readonly languageShort: string;
  readonly chooseLanguage: string;
  readonly demonstration: string;
  readonly staffCode: string;
  readonly runtimeUnsupported: string;
  readonly done: string;
  readonly tryAgain: string;
  readonly askStaff: string;
  readonly back: string;
  readonly attempts: Counted<'left', L>;
  readonly limit: Plain<'more'> & Counted<'closes', L>;
  readonly starting: Message;
  readonly waiting: Message & Plain<'start'>;
  readonly consent: Plain<'heading' | 'agree' | 'decline' | 'readAll' | 'allHeading'>;
  readonly declined: Message;
  readonly camera: Plain<'heading' | 'preview' | 'take'> & Counted<'pictureIn', L> & CameraTexts;
  readonly checking: Message & Plain<'slow' | 'cancel' | 'still'>;
  readonly live: Message;
  readonly notLive: Plain<'heading' | 'tips' | Tip>;
  /** Beside the code, by the screen it stands on. */
  readonly receipt: Plain<'label' | 'live' | 'notLive' | 'noAttemptsLeft'>;
  readonly noAttemptsLeft: Message;
  readonly staffCalled: Message;
  readonly problem: Readonly<Record<ProblemGroup, Message>> & Plain<'retry' | 'staff'>;
  readonly outcomeUnknown: Message;
  readonly cameraFault: Readonly<Record<CameraCode, Message>> & Plain<'wait'>;
  readonly notSetUp: Message & Plain<'setUp'>;
  readonly outOfOrder: Message;
}

/** What stands on the preview's edge: a hint while guiding, else what the phase is about. */
export type CameraHint = Hint | Exclude<CameraPhase['name'], 'guiding'>;
/** The sentence beside the preview. */
export type CameraBody = CameraPhase['name'] | 'light' | 'lamp' | 'canTake';

interface CameraTexts {
  readonly hint: Readonly<Record<CameraHint, string>>;
  readonly body: Readonly<Record<CameraBody, string>>;
}
