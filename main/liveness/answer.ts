import assert from 'node:assert/strict';
import { z } from 'zod';
import { visit } from 'jsonc-parser';
import type { Result } from '../../preload/contract.ts';
import { failure } from '../platform/failure.ts';
import { readErrorTexts, tidyForStaff, shorten } from './foreign-text.ts';
import { documentedCodeOf, meaningOf } from './errors.ts';
import type { FailureReason, LivenessAnswer, ServiceCode, WithheldAnswer } from './outcome.ts';

/**
 * A decimal as JSON, Python's float and Decimal and so Django REST Framework write it: `0.98`, `1.2e-05`, `0E-10`, `-0.0`. No comma,
 * no NaN, no white space; as long as Python's 28 digits and an exponent at most.
 */
const decimalText = z
  .string()
  .max(64)
  .regex(/^(?:-0(?:\.0+)?|(?:0|[1-9]\d*)(?:\.\d+)?)(?:e[+-]?\d+)?$/i)
  .refine((text) => Number(text) <= 1);

const prediction = z.union([decimalText, z.number().min(0).max(1)]);

const reasonPart = z.string().nullish();

/** Additional fields are allowed, and unknown reasons count as reasons too. */
const reason = z.union([z.literal(''), z.looseObject({ type: reasonPart, detail: reasonPart })]).nullish();

/** The documented 200 answer. Unknown extra fields are ignored; of the documented ones only the reason may be absent. */
const answerSchema = z.object({
  result: z.boolean(),
  prediction,
  /** Any text: the verdict does not depend on whether `readTime` can parse it. */
  created_at: z.string(),
  failure_reason: reason,
});

/** A `false` with a reason, before it is known whose failure that is: the service's own need not have scored anything. */
const falseAnswerSchema = answerSchema.extend({
  result: z.literal(false),
  prediction: prediction.nullable().catch(null),
  created_at: z.string().nullable().catch(null),
});

/** Date, time, fraction and offset of the everyday forms of ISO 8601. */
const timePattern =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(?:(Z)|([+-]\d\d)(?::?(\d\d))?))?$/i;

/**
 * Reads a time: `T` or a blank, `Z`, `+05:00`, `+0500` or `+05`, a fraction after a point or a comma, with and without seconds.
 * A time without an offset is read as this machine's local time, which Django writes when configured so.
 * @returns ms since 1970; null where it can't be read
 */
export function readTime(text: string): number | null {
  const [, date = '', minutes = '', seconds = '00', fraction = '', utc, hours, rest = '00'] =
    timePattern.exec(text) ?? [];
  const offset = utc ?? (hours === undefined ? '' : `${hours}:${rest}`);
  const at = Date.parse(
    `${date}T${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${offset.toUpperCase()}`,
  );
  return Number.isNaN(at) || !isDay(date) ? null : at;
}

/** JavaScript takes 30 February for 2 March. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** Why a 200 holds no verdict on the person. */
export interface NoVerdict {
  /** `invalid-answer`, or the code of the service's own failure. */
  readonly code: ServiceCode;
  readonly staffDetail: string;
  /** The service's answer where it reports a failure of its own: for the record. */
  readonly withheld?: WithheldAnswer;
}

/** Slightly longer than any valid time. */
const maxTimeLength = 64;

const invalid = (staffDetail: string) => failure('invalid-answer', staffDetail);

/**
 * Reads the body of a 200. The verdict is `result` alone; a contradictory answer gives no verdict. A `false` that is the service's own failure
 * is returned as an error with that failure's code.
 * @param secret the key, which a server may echo
 * @param contentType for the text of a page that is not an answer; JSON is always read as UTF-8
 */
export function readAnswer(
  bytes: Uint8Array,
  secret: string,
  contentType?: string,
): Result<LivenessAnswer, NoVerdict> {
  const isNone = (why: string) => invalid(withWords(why, bytes, secret, contentType));
  if (bytes.length === 0) return invalid('the answer is empty');
  const json = parseJson(bytes);
  if (!json.ok) return isNone('the answer is not JSON');
  if (json.value.hasRepeatedName) return invalid('a name stands twice in the answer');
  const ownFailure = readOwnFailure(json.value.content, secret);
  if (ownFailure) return { ok: false, error: ownFailure };
  const parsed = answerSchema.safeParse(json.value.content);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? 'the whole')));
    return isNone(`does not fit: ${[...fields].join(', ')}`);
  }
  return readVerdict(parsed.data, secret);
}

function readVerdict(
  { result, prediction, created_at: createdAt, failure_reason }: z.infer<typeof answerSchema>,
  secret: string,
): Result<LivenessAnswer, NoVerdict> {
  const reason = reasonIn(failure_reason);
  if (result && reason) return invalid(`says live and gives a reason: ${describeReason(reason, secret)}`);
  const meaning = meaningOf(reason);
  assert(!('code' in meaning), 'the service’s own failures have been taken out before');
  const madeAtMs = readTime(createdAt);
  return {
    ok: true,
    value: {
      verdict: result ? 'live' : 'not-live',
      // Adding zero turns -0 into 0.
      score: Number(prediction) + 0,
      prediction,
      createdAt: tidyTime(createdAt, secret),
      madeAtMs,
      failureReason: tidyReason(reason, secret),
      failureClass: result ? null : meaning.failureClass,
      staffDetail: madeAtMs === null ? 'created_at can not be read as a time' : null,
    },
  };
}

/** Null: the service judged the person, or its answer can't be read. */
function readOwnFailure(content: unknown, secret: string): NoVerdict | null {
  const parsed = falseAnswerSchema.safeParse(content);
  if (!parsed.success) return null;
  const { prediction, created_at: createdAt, failure_reason } = parsed.data;
  const reason = reasonIn(failure_reason);
  const meaning = meaningOf(reason);
  if (!('code' in meaning)) return null;
  return {
    code: meaning.code,
    staffDetail: describeReason(reason, secret),
    withheld: {
      verdict: 'not-live',
      prediction,
      createdAt: createdAt === null ? null : tidyTime(createdAt, secret),
      failureReason: tidyReason(reason, secret),
      failureClass: meaning.failureClass,
    },
  };
}

interface Json {
  readonly content: unknown;
  /** JSON.parse silently keeps the last of two values under one name, so such an answer is ambiguous. */
  readonly hasRepeatedName: boolean;
}

function parseJson(bytes: Uint8Array): Result<Json, null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: { content: JSON.parse(text), hasRepeatedName: hasRepeatedName(text) } };
  } catch {
    // Neither of the parsers' messages is kept: they quote the text, which may echo the key. The visitor throws where the text
    // is nested deeper than the stack.
    return { ok: false, error: null };
  }
}

/** @param json valid JSON @returns whether any of its objects has a name twice, escapes undone */
function hasRepeatedName(json: string): boolean {
  const open: Set<string>[] = [];
  let isRepeated = false;
  visit(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name) => {
      // A property is always within an object.
      const names = open.at(-1) as Set<string>;
      isRepeated ||= names.has(name);
      names.add(name);
    },
  });
  return isRepeated;
}

/** Null, absent and empty are no reason. */
function reasonIn(given: z.infer<typeof answerSchema>['failure_reason']): FailureReason | null {
  if (!given) return null;
  const { type, detail, ...others } = given;
  const isSaid =
    [type, detail].some((text) => (text ?? '').trim() !== '') ||
    Object.values(others).some((value) => value !== null && value !== '');
  return isSaid ? { type: type ?? '', detail: detail ?? null } : null;
}

function tidyReason(reason: FailureReason | null, secret: string): FailureReason | null {
  if (!reason) return null;
  const { type, detail } = reason;
  return { type: tidyForStaff(type, secret) ?? '', detail: detail && tidyForStaff(detail, secret) };
}

function describeReason(reason: FailureReason | null, secret: string): string {
  const said = [reason?.type, reason?.detail].filter(Boolean).join(': ');
  return tidyForStaff(said, secret) ?? '';
}

function tidyTime(text: string, secret: string): string {
  return tidyForStaff(text, secret, maxTimeLength) ?? '';
}

/** Fields of an answer: their values are not messages. */
const answerFields: readonly (string | null)[] = Object.keys(answerSchema.shape);

/**
 * Adds the message in a body that is not an answer, such as a proxy's page or an error in the wrong place.
 * @param contentType the header, for its charset
 */
export function withWords(why: string, bytes: Uint8Array, secret: string, contentType?: string): string {
  const texts = readErrorTexts(bytes, contentType).filter(({ field }) => !answerFields.includes(field));
  const said = texts.map(({ field, text }) => (field === null ? text : `${field}: ${text}`)).join('; ');
  // Truncated JSON is not text for people.
  const words = /^[[{]/.test(said) ? null : tidyForStaff(said, secret);
  if (words === null) return why;
  const code = documentedCodeOf(texts);
  const line = `${why}; it says: ${words}`;
  return shorten(code === null ? line : `${line} (documented: ${code})`);
}
