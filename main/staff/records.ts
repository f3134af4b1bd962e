import { z } from 'zod';
import type { Result } from '../../preload/contract.ts';
import type { HeadCopy, RecordsOfDay } from '../../preload/record-contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import type { DescribeDay } from '../records/describe-day.ts';
import { dayOf } from '../records/read-day.ts';
import type { Records } from '../records/records.ts';
import { reasonOf } from '../platform/reason-of.ts';
import { refuse } from '../platform/failure.ts';
import type { Log } from '../platform/log.ts';
import { done, ok, staffRequest, type Actions } from './action.ts';
import type { RecordsExport } from './records-export.ts';

export interface RecordsPorts {
  readonly records: Records;
  readonly describeDay: DescribeDay;
  readonly headCopy: () => HeadCopy;
  readonly recordsExport: Pick<RecordsExport, 'tell'>;
  readonly now?: () => Date;
}

export interface RecordsActionPorts extends RecordsPorts {
  readonly recordsExport: RecordsExport;
  readonly log: Log;
}

export function recordsActions(
  ports: RecordsActionPorts,
): Actions<'getRecords' | 'exportRecords' | 'stopExport'> {
  const { recordsExport, log } = ports;
  const day = z.iso.date();
  return {
    getRecords: {
      role: 'administrator',
      schema: staffRequest({ day: day.nullable() }),
      handle: (request) => readRecords(request.day, ports),
    },
    exportRecords: {
      role: 'administrator',
      schema: staffRequest({ drive: z.string().max(128), from: day, to: day }),
      async handle(wanted) {
        const exported = await recordsExport.write(wanted);
        if (exported.ok) log.info(exported.value, 'records written to a drive');
        else log.warn({ ...exported.error }, 'records not written to a drive');
        return exported;
      },
    },
    stopExport: {
      role: 'administrator',
      schema: staffRequest({}),
      handle() {
        recordsExport.stop();
        return done;
      },
    },
  };
}

/** @param wanted null: today */
export async function readRecords(
  wanted: string | null,
  { records, describeDay, headCopy, recordsExport, now = () => new Date() }: RecordsPorts,
): Promise<Result<RecordsOfDay, StaffError>> {
  const today = dayOf(now());
  const day = wanted ?? today;
  try {
    const { firstDay, attempts, events } = await describeDay({ folder: records.folder, day });
    return ok({
      ...{ day, today, attempts, events },
      firstDay: firstDay ?? today,
      chain: { ...chainOf(records), copy: headCopy() },
      lastExport: recordsExport.tell(),
    });
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
    fault: trouble?.code ?? null,
    trial: key?.kept === 'run',
  };
}
