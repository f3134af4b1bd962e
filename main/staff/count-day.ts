import type { DayOfRecords, DescribeDay } from '../audit/describe-records.ts';
import { dayOf } from '../audit/read-day.ts';
import type { Records } from '../audit/records.ts';
import type { StatusFacts } from './status.ts';

let last: { readonly mark: string; readonly read: Promise<DayOfRecords> } | null = null;

/**
 * What the records say of the day so far. The status is asked for every few seconds: read anew only where a record has come.
 * Rejects where the folder can't be read.
 */
export async function countDay(
  { folder, count }: Pick<Records, 'folder' | 'count'>,
  now: Date,
  describeDay: DescribeDay,
): Promise<Pick<StatusFacts, 'attempts' | 'recovered'>> {
  const day = dayOf(now);
  const mark = `${day} ${folder} ${count}`;
  if (last?.mark !== mark) {
    const reading = { mark, read: describeDay({ folder, day }) };
    last = reading;
    reading.read.catch(() => {
      if (last === reading) last = null;
    });
  }
  const { attempts, events } = await last.read;
  return { attempts, recovered: events.filter(({ kind }) => kind === 'trouble').length };
}
