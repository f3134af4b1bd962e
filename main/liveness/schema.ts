import { z } from 'zod';

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
export const answerSchema = z.object({
  result: z.boolean(),
  prediction,
  /** Any text: the verdict does not hang on whether `readTime` understands it. */
  created_at: z.string(),
  failure_reason: reason,
});

/** A `false` with a reason, before it is known whose failure that is: the service's own need not have scored anything. */
export const falseAnswerSchema = answerSchema.extend({
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
