import type { Result } from '../../preload/contract.ts';
import type { FailureReason, LivenessAnswer } from './outcome.ts';
import { tidyForStaff } from './redact.ts';
import { answerSchema } from './schema.ts';

function parseJson(bytes: Uint8Array): Result<unknown, string> {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    // The parser's message quotes the text, which may echo the key: it is dropped.
    return { ok: false, error: bytes.length === 0 ? 'the answer is empty' : 'the answer is not JSON' };
  }
}

function tidyReason(reason: FailureReason | null, secret: string): FailureReason | null {
  if (reason === null) return null;
  return { type: tidyForStaff(reason.type, secret) ?? '', detail: tidyForStaff(reason.detail, secret) ?? '' };
}

/**
 * Reads the body of a 200. The error names the fields that did not fit, never their values.
 * The verdict is `result` alone.
 */
export function readAnswer(bytes: Uint8Array, secret: string): Result<LivenessAnswer, string> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const parsed = answerSchema.safeParse(json.value);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? 'the whole')));
    return { ok: false, error: `does not fit: ${[...fields].join(', ')}` };
  }
  const { result, prediction, created_at: createdAt, failure_reason: reason } = parsed.data;
  return {
    ok: true,
    value: {
      verdict: result ? 'live' : 'not-live',
      // Adding zero turns a JSON -0 into 0.
      score: Number(prediction) + 0,
      prediction,
      createdAt,
      failureReason: tidyReason(reason, secret),
    },
  };
}
