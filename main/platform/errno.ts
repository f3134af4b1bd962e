/** The operating system's error code (ENOSPC, EROFS …), without paths; `unknown` where there is none. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';

/** As `codeOf`; the message of an error without a code. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : 'unknown';
}
