import { join } from 'node:path';
import { readFileEnd, type ChainEnd } from '../records/chain-end.ts';
import { listRecordFiles, recordFolderName, stationKeyFileName } from '../records/record-files.ts';
import { writeHead } from '../records/signing.ts';
import { openStationKey, type StationKey } from '../records/station-key.ts';
import { runVerifyReceipt } from '../records/verifier/verify-receipt.mjs';
import { runVerifyRecords } from '../records/verifier/verify-records.mjs';
import { fail, failStore, type CommandPorts } from './command.ts';
import { describeImpossible, describeReceipt, describeReportIn } from './verify-words.ts';

type Printing = Pick<CommandPorts, 'print' | 'printError' | 'language'>;

export interface HeadPorts
  extends Printing, Pick<ReturnType<CommandPorts['station']>, 'directory' | 'openKeyWrapper'> {}

/** `--verify-records FOLDER|FILE…`: what verify-records.mjs prints, in the user's language. Needs nothing of the station. */
export function verifyRecords(words: readonly string[], { print, printError, language }: Printing): number {
  return runVerifyRecords(words, print, complainTo(printError, language), (report) =>
    describeReportIn(report, language),
  );
}

/** `--verify-receipt DIGITS|FILE`: a line of JSON for each receipt, and the same in words. Needs nothing of the station. */
export function verifyReceipt(words: readonly string[], { print, printError, language }: Printing): number {
  return runVerifyReceipt(words, print, complainTo(printError, language), (one) =>
    printError(describeReceipt(one, language)),
  );
}

const complainTo =
  (printError: Printing['printError'], language: Printing['language']) =>
  (detail: string): void =>
    printError(describeImpossible(detail, language));

/** `--print-head`: the newest record as a signed line, then the public key. The kiosk may be running meanwhile. */
export function printHead(ports: HeadPorts): number {
  const { directory, openKeyWrapper, print } = ports;
  const folder = join(directory, recordFolderName);
  const none = () => {
    fail(ports, 'records-none');
    return 1;
  };
  if (listRecordFiles(folder).length === 0) return none();
  const key = openStationKey(join(directory, stationKeyFileName), openKeyWrapper, true);
  if (!key.ok) {
    const { code } = key.error;
    return failStore(ports, key.error, code === 'settings-unreadable' ? 'station-key-unreadable' : code);
  }
  const end = newestIn(folder, key.value);
  if (!end) return none();
  print(writeHead(end, key.value, new Date()));
  print(key.value.publicKey);
  return 0;
}

/** Only records signed by this station: a head over foreign records would vouch for them. */
function newestIn(folder: string, { publicKey }: StationKey): ChainEnd | null {
  for (const file of listRecordFiles(folder).toReversed()) {
    const { end } = readFileEnd(file, { publicKey });
    if (end) return end;
  }
  return null;
}
