import type { Result } from '../../preload/contract.ts';

/** What the walk through a file found out. The error says in words for staff what is wrong with the bytes. */
export interface Frame {
  readonly format: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
}

export type Walk = Result<Frame, string>;

export function bad(reason: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error: reason };
}
