import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kiosk } from './kiosk.ts';

export interface Quality {
  readonly mode: string;
  readonly hint: string | null;
  readonly measures: Record<string, number> | null;
}

/** What main wrote down of the last attempt. */
export function lastQuality(kiosk: Kiosk): Quality {
  const attempts = readLog(kiosk)
    .split('\n')
    .filter((line) => line.includes('"msg":"attempt"'))
    .map((line) => JSON.parse(line) as { quality: Quality });
  const last = attempts.at(-1);
  if (!last) throw new Error('main has recorded no attempt');
  return last.quality;
}

export function readLog({ directory }: Kiosk): string {
  return readFileSync(join(directory, 'logs', 'kiosk.log'), 'utf8');
}

/** Records every hint, so that one that is shown only for a moment is not missed. */
export async function watchHints({ page }: Kiosk): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const note = () => {
      const hint = document.querySelector('[data-hint]')?.getAttribute('data-hint');
      if (hint && seen.at(-1) !== hint) seen.push(hint);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    Object.assign(globalThis, { seenHints: seen });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seenHints: string[] }).seenHints);
}
