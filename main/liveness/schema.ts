import { z } from 'zod';

/** The service writes the probability as a plain decimal in a string; anything else in a string is not believed. */
const decimalText = z.string().regex(/^(?:0(?:\.\d{1,30})?|1(?:\.0{1,30})?)$/);

const prediction = z.union([decimalText, z.number().min(0).max(1)]);

/**
 * The documented 200 answer. Unknown extra fields are ignored, a missing one is not forgiven.
 * Times without an offset are ISO 8601 too, and what Django writes when told to keep local time.
 */
export const answerSchema = z.object({
  result: z.boolean(),
  prediction,
  created_at: z.iso.datetime({ offset: true, local: true }),
  failure_reason: z.union([z.null(), z.object({ type: z.string(), detail: z.string() })]),
});
