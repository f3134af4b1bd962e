import { personClasses, type PersonClass } from '../../preload/contract.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';

/** The outcome of a check. Only `live` grants anything. */
export type Outcome =
  | { readonly kind: 'live'; readonly receipt: string | null }
  | {
      readonly kind: 'notLive';
      readonly attemptsLeft: number;
      readonly failureClass: PersonClass;
      readonly receipt: string | null;
    }
  | { readonly kind: 'noAttemptsLeft'; readonly receipt: string | null }
  | {
      readonly kind: 'outcomeUnknown' | 'problem';
      readonly code: ErrorCode;
      readonly attemptsLeft: number | null;
    };

/**
 * Reads main's answer to a picture. It takes `unknown` although the contract types the answer: what crossed a
 * process boundary is validated again before it may read as "live"; anything invalid becomes `internal`.
 */
export function readOutcome(answer: unknown): Outcome {
  if (isRecord(answer) && answer['ok'] === true) return readVerdict(answer['value']);
  if (isRecord(answer) && answer['ok'] === false) return readFailure(answer['error']);
  return broken;
}

const broken: Outcome = { kind: 'problem', code: 'internal', attemptsLeft: null };

function readVerdict(value: unknown): Outcome {
  if (!isRecord(value)) return broken;
  const receipt = readReceipt(value['receipt']);
  if (value['verdict'] === 'live') return { kind: 'live', receipt };
  const attemptsLeft = readCount(value['attemptsLeft']);
  if (value['verdict'] !== 'not-live' || attemptsLeft === null) return broken;
  return attemptsLeft === 0
    ? { kind: 'noAttemptsLeft', receipt }
    : { kind: 'notLive', attemptsLeft, failureClass: readClass(value['failureClass']), receipt };
}

function readFailure(error: unknown): Outcome {
  if (!isRecord(error)) return broken;
  const code = readCode(error['code']);
  if (code === 'no-attempts-left') return { kind: 'noAttemptsLeft', receipt: null };
  const attemptsLeft = readCount(error['attemptsLeft']);
  return { kind: code === 'outcome-unknown' ? 'outcomeUnknown' : 'problem', code, attemptsLeft };
}

/** A code of the contract; anything else becomes `internal`. */
export function readCode(code: unknown): ErrorCode {
  return typeof code === 'string' && Object.hasOwn(staffCodes, code) ? (code as ErrorCode) : 'internal';
}

/** What this page does not know is nothing in particular. */
function readClass(given: unknown): PersonClass {
  return personClasses.find((known) => known === given) ?? 'general';
}

/** Digits that fit a QR code; anything else is treated as no receipt. */
function readReceipt(receipt: unknown): string | null {
  return typeof receipt === 'string' && /^\d{1,500}$/.test(receipt) ? receipt : null;
}

function readCount(count: unknown): number | null {
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
