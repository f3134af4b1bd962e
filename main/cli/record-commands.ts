import { join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import { writeHead } from '../audit/head.ts';
import { readFileEnd, type ChainEnd } from '../audit/read-tail.ts';
import { listRecordFiles, recordFolderName, stationKeyFileName } from '../audit/record-files.ts';
import { openStationKey } from '../audit/station-key.ts';
import type { SecretBox, StoreTrouble } from '../settings/secret-box.ts';

export interface HeadPorts {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly directory: string;
  readonly openBox: () => Result<SecretBox, StoreTrouble>;
}

/** `--print-head`: the newest record as a signed line, then the public key. The kiosk may be running meanwhile. */
export function printHead({ directory, openBox, print, printError }: HeadPorts): number {
  const end = newestIn(join(directory, recordFolderName));
  if (!end) {
    printError('There are no records on this station yet.');
    return 1;
  }
  const key = openStationKey(join(directory, stationKeyFileName), openBox, true);
  if (!key.ok) {
    printError(`${key.error.code}: ${key.error.staffDetail}`);
    return 2;
  }
  print(writeHead(end, key.value, new Date()));
  print(key.value.publicKey);
  return 0;
}

function newestIn(folder: string): ChainEnd | null {
  for (const file of listRecordFiles(folder).toReversed()) {
    const { end } = readFileEnd(file);
    if (end) return end;
  }
  return null;
}
