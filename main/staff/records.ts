import type { Result } from '../../preload/contract.ts';
import type { ExportState, HeadCopy, RecordsOfDay } from '../../preload/record-contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import type { DescribeDay } from '../records/describe-day.ts';
import { dayOf } from '../records/read-day.ts';
import type { Records } from '../records/records.ts';
import { reasonOf } from '../platform/reason-of.ts';
import { refuse } from '../platform/failure.ts';

export interface RecordsPagePorts {
  readonly records: Records;
  readonly describeDay: DescribeDay;
  readonly headCopy: () => HeadCopy;
  readonly lastExport: () => ExportState | null;
  readonly now?: () => Date;
}

type Answer<T> = Result<T, StaffError>;

/** @param wanted null: today */
export async function readRecords(
  wanted: string | null,
  { records, describeDay, headCopy, lastExport, now = () => new Date() }: RecordsPagePorts,
): Promise<Answer<RecordsOfDay>> {
  const today = dayOf(now());
  const day = wanted ?? today;
  try {
    const { firstDay, attempts, events } = await describeDay({ folder: records.folder, day });
    return {
      ok: true,
      value: {
        ...{ day, today, attempts, events },
        firstDay: firstDay ?? today,
        chain: { ...chainOf(records), copy: headCopy() },
        lastExport: lastExport(),
      },
    };
  } catch (error) {
    return refuse('record-not-written', reasonOf(error));
  }
}

function chainOf(records: Records): Omit<RecordsOfDay['chain'], 'copy'> {
  const head = records.head();
  const { key, trouble } = records;
  return {
    station: key?.station ?? null,
    publicKey: key?.publicKey ?? null,
    head,
    trouble: trouble?.code ?? null,
    trial: key?.kept === 'run',
  };
}
