import type { Result } from '../../../preload/contract.ts';

/** What the walk through a file found out. */
export interface Frame {
  readonly format: 'jpeg' | 'png';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What is to be sent: the file itself where nothing had to be left out or put in. */
  readonly bytes: Uint8Array;
}

/** The error is a sentence for staff: what is wrong with the bytes, and what to do where something can be done. */
export type Walk = Result<Frame, string>;

export function bad(reason: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error: reason };
}
