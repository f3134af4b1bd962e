import { attemptsIn } from '../audit/describe-records.ts';
import { dayOf, readOwnDay } from '../audit/read-day.ts';
import type { Records } from '../audit/records.ts';
import type { StatusFacts } from './status.ts';

type Counted = Pick<StatusFacts, 'attempts' | 'recovered'>;

let last: { readonly mark: string; readonly counted: Counted } | null = null;

/** What the records say of the day so far. The status is asked for every few seconds: read anew only where a record has come. */
export function countDay({ folder, count }: Pick<Records, 'folder' | 'count'>, now: Date): Counted {
  const day = dayOf(now);
  const mark = `${day} ${folder} ${count}`;
  if (last?.mark === mark) return last.counted;
  const found = readOwnDay(folder, day);
  const recovered = found.filter(({ body }) => body.kind === 'trouble').length;
  last = { mark, counted: { attempts: attemptsIn(found), recovered } };
  return last.counted;
}
