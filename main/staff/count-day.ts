import type { DayOfRecords, DescribeDay } from '../records/describe-day.ts';
import { dayOf } from '../records/read-day.ts';
import type { Records } from '../records/records.ts';
import type { StatusFacts } from './status.ts';

let last: { readonly mark: string; readonly read: Promise<DayOfRecords> } | null = null;

/**
 * Today's counts from the records. The status is polled every few seconds: the files are read again only after a new record.
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
