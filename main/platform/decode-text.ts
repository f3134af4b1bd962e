import type { Result } from '../../preload/contract.ts';
import { faultWords, type Fault } from '../../preload/faults/faults.ts';

export interface TextFault {
  /** `damaged`: UTF-8 in which an earlier conversion has left replacement characters. */
  readonly reason: 'utf-16' | 'not-utf-8' | 'not-text' | 'damaged';
  /** Where the text stops being readable, from 1. */
  readonly line: number;
  readonly column: number;
  /** Says what to do; quotes nothing of the text. */
  readonly fault: Fault;
  /** The same in English. */
  readonly staffDetail: string;
}

/**
 * How every text that people write is read: UTF-8, with or without a byte order mark, and nothing else. Another encoding is never
 * guessed: Windows-1251 read as UTF-8 would show customers "����" in place of the bank's name.
 */
export function decodeText(bytes: Uint8Array): Result<string, TextFault> {
  if (startsAsUtf16(bytes)) return refuse('utf-16', '');
  // The decoder takes the byte order mark off.
  const text = new TextDecoder('utf-8').decode(bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) return looksLikeUtf16(bytes) ? refuse('utf-16', '') : refuse('not-text', text.slice(0, nul));
  const lost = text.indexOf('\uFFFD');
  if (lost < 0) return { ok: true, value: text };
  return refuse(isUtf8(bytes) ? 'damaged' : 'not-utf-8', text.slice(0, lost));
}

function startsAsUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Without a mark: of two bytes one is nought in most of what JSON, a key or English is made of. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  return Math.max(...zeros) > bytes.length / 8 && Math.min(...zeros) <= bytes.length / 64;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function refuse(reason: TextFault['reason'], before: string): Result<never, TextFault> {
  const lines = before.split('\n');
  const column = (lines.at(-1) ?? '').length + 1;
  const fault = { code: `text-${reason}` } as const;
  const staffDetail = faultWords(fault, 'en');
  return { ok: false, error: { reason, line: lines.length, column, fault, staffDetail } };
}
