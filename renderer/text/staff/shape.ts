import type { ErrorCode, Flavour, Language, OutOfOrderCause } from '../../../preload/contract.ts';
import type { AttemptLine, ExportProgress, HeadCopy } from '../../../preload/record-contract.ts';
import type { ConnectionFinding, ConnectionStep } from '../../../preload/connection-contract.ts';
import type {
  SecretInfo,
  SecretName,
  SettingGroup,
  SettingView,
  StaffRefusal,
  StaffRole,
  TileState,
} from '../../../preload/staff-contract.ts';
import type { Call, CodeLetter, Remedy } from './staff-words.ts';

/** The plural forms each language needs, as `Intl.PluralRules` names them. */
interface PluralForms {
  kk: 'one' | 'other';
  ru: 'one' | 'few' | 'many' | 'other';
  en: 'one' | 'other';
}
type Counted<L extends Language> = Readonly<Record<PluralForms[L], string>>;
type Plain<Name extends string> = Readonly<Record<Name, string>>;
export type Message = Plain<'heading' | 'body'>;
/** What it means, and who can do something about it. */
type Finding = Plain<'means' | 'act'>;

export const staffPages = ['status', 'settings', 'keys', 'camera', 'diagnostics', 'records', 'help'] as const;
export type StaffPage = (typeof staffPages)[number];

export const setUpSteps = ['language', 'bank', 'camera', 'key', 'test', 'pin', 'done'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

export const diagnosticParts = ['connection', 'camera', 'errors', 'support'] as const;
export type DiagnosticPart = (typeof diagnosticParts)[number];

export const statusTiles = ['camera', 'service', 'key', 'storage', 'clock'] as const;
export type StatusTile = (typeof statusTiles)[number];

/** The console's pages, but for those below. A language that lacks one, or has one too many, does not compile. */
export interface StaffPageTexts<L extends Language> {
  readonly title: string;
  readonly pages: string;
  readonly moment: string;
  readonly role: Plain<StaffRole>;
  readonly page: Plain<StaffPage>;
  readonly act: Plain<
    | 'close'
    | 'back'
    | 'next'
    | 'skip'
    | 'cancel'
    | 'save'
    | 'change'
    | 'remove'
    | 'restart'
    | 'exit'
    | 'erase'
    | 'enter'
  >;
  readonly state: Plain<TileState>;
  readonly idle: Plain<'more'> & { readonly closes: Counted<L> };
  readonly door: Message &
    Plain<'closedHeading' | 'closedBody' | 'closedNote'> & {
      readonly entered: Counted<L>;
      readonly wait: Counted<L>;
    };
  readonly status: Plain<
    | 'lead'
    | 'first'
    | 'versions'
    | 'app'
    | 'system'
    | 'runtime'
    | 'supported'
    | 'unsupported'
    | 'policy'
    | 'policyNone'
    | 'policyActive'
    | 'policyInvalid'
    | 'fault'
    | 'today'
    | 'attempts'
    | 'live'
    | 'errors'
    | 'recovered'
  > & {
    readonly tile: Plain<StatusTile>;
    readonly call: Plain<Call>;
    readonly flavour: Plain<Flavour>;
    readonly camera: Plain<'good' | 'named' | 'pinned' | 'none'>;
    readonly service: Plain<'good' | 'answered' | 'noAnswer' | 'demonstration'>;
    readonly key: Plain<'none' | 'demonstration' | 'shown' | 'care' | 'act'>;
    readonly storage: Plain<
      | 'good'
      | 'by'
      | 'unknown'
      | 'free'
      | 'recovered'
      | 'quarantined'
      | 'care'
      | 'fileKey'
      | 'headFailing'
      | 'recordsKept'
    >;
    readonly clock: Plain<'good' | 'unknown' | 'ahead' | 'behind' | 'act'>;
  };
  readonly settings: Plain<
    | 'lead'
    | 'standard'
    | 'reset'
    | 'on'
    | 'off'
    | 'empty'
    | 'missing'
    | 'ownColour'
    | 'linesHint'
    | 'less'
    | 'more'
    | 'colours'
    | 'takeOut'
    | 'addLast'
  > & {
    readonly group: Plain<SettingGroup>;
    readonly source: Plain<SettingView['source']>;
    readonly seconds: Counted<L>;
    readonly times: Counted<L>;
    readonly days: Counted<L>;
    readonly megabytes: Counted<L>;
  };
  readonly diagnostics: {
    readonly part: Plain<DiagnosticPart>;
    readonly errors: Plain<'lead' | 'none'> & { readonly times: Counted<L> };
    readonly bundle: Plain<'lead' | 'holds' | 'lacks' | 'drives' | 'none' | 'free' | 'written' | 'unplug'>;
  };
  readonly help: Plain<'lead' | 'all' | 'code' | 'sees'> & {
    readonly letter: Plain<CodeLetter>;
  };
  readonly restart: Message & Plain<'going'>;
  readonly exit: Message & Plain<'going'>;
}

/** What the assistant says, and the pages whose parts it uses: keys, camera, connection test. */
export interface StaffSetUpTexts<L extends Language> {
  readonly setUp: Plain<'title' | 'progress' | 'byPolicy' | 'later' | 'keyKept'> & {
    readonly step: Plain<SetUpStep>;
    readonly ask: Readonly<Record<SetUpStep, Message>>;
    readonly pin: Plain<
      | 'repeat'
      | 'repeatBody'
      | 'different'
      | 'saved'
      | 'clerk'
      | 'clerkBody'
      | 'clerkAdd'
      | 'clerkSaved'
      | 'clerkRepeat'
    >;
    readonly finish: Plain<'kiosk' | 'console'>;
  };
  readonly keys: Plain<
    | 'lead'
    | 'none'
    | 'ends'
    | 'hidden'
    | 'locked'
    | 'type'
    | 'scan'
    | 'stick'
    | 'stickHow'
    | 'command'
    | 'entry'
    | 'show'
    | 'never'
    | 'kept'
    | 'removed'
    | 'test'
  > & {
    readonly name: Plain<SecretName>;
    readonly help: Plain<SecretName>;
    readonly source: Plain<SecretInfo['source']>;
    readonly length: Counted<L>;
    readonly removal: Message;
  };
  readonly camera: Plain<'lead' | 'which' | 'any' | 'anyHelp' | 'none'>;
  readonly test: Message &
    Plain<'real' | 'free' | 'running' | 'waiting' | 'allWell' | 'partWell' | 'notWell' | 'took'> & {
      readonly step: Plain<ConnectionStep>;
    };
}

/** Words by code: what happened, in a line; what to do about it; what a step of the connection test found. */
export interface StaffCodeTexts {
  readonly code: Plain<ErrorCode>;
  /** Why the out-of-order page is shown. */
  readonly closed: Plain<OutOfOrderCause>;
  readonly remedy: Plain<Remedy>;
  readonly refusal: Plain<StaffRefusal>;
  readonly finding: Readonly<Record<ConnectionFinding, Finding>>;
}

/** The page of the records. */
export interface StaffRecordTexts {
  readonly records: Plain<
    'lead' | 'none' | 'attempts' | 'liveShare' | 'median' | 'time' | 'outcome' | 'score' | 'code' | 'duration'
  > &
    Plain<'demonstration' | 'number' | 'event' | 'detail' | 'all' | 'events' | 'show' | 'plot'> &
    Plain<'day' | 'today' | 'before' | 'after'> & {
      readonly is: Plain<AttemptLine['outcome']>;
      readonly export: Plain<
        'heading' | 'lead' | ExportProgress['step'] | 'leaveIn' | 'stop' | 'stopping'
      > & { readonly span: Plain<'day' | 'month' | 'all'> };
      readonly chain: Plain<'heading' | 'lead' | 'trial' | 'station' | 'publicKey' | 'head' | 'copy'>;
      readonly copy: Plain<HeadCopy['state']>;
    };
  /** By the kind that stands in a record; one of a later version is shown as it is. */
  readonly recordKinds: Readonly<Partial<Record<string, string>>>;
}

export type StaffTexts<L extends Language> = StaffPageTexts<L> &
  StaffSetUpTexts<L> &
  StaffCodeTexts &
  StaffRecordTexts;
