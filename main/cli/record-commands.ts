import { join } from 'node:path';
import type { Language, Result } from '../../preload/contract.ts';
import { writeHead } from '../records/signing.ts';
import { readFileEnd, type ChainEnd } from '../records/chain-end.ts';
import { listRecordFiles, recordFolderName, stationKeyFileName } from '../records/record-files.ts';
import { openStationKey, type StationKey } from '../records/station-key.ts';
import type { SecretBox, StoreTrouble } from '../settings/store/secret-box.ts';
import { storeDetail } from '../settings/store/store-fault.ts';
import { commandText } from './words.ts';

export interface HeadPorts {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly directory: string;
  readonly language: Language;
  readonly openBox: () => Result<SecretBox, StoreTrouble>;
}

/** `--print-head`: the newest record as a signed line, then the public key. The kiosk may be running meanwhile. */
export function printHead({ directory, openBox, print, printError, language }: HeadPorts): number {
  const folder = join(directory, recordFolderName);
  const none = `${commandText('records-none', language)} [records-none]`;
  if (listRecordFiles(folder).length === 0) {
    printError(none);
    return 1;
  }
  const key = openStationKey(join(directory, stationKeyFileName), openBox, true);
  if (!key.ok) {
    const { code } = key.error;
    const word = code === 'settings-unreadable' ? 'station-key-unreadable' : code;
    printError(`${commandText(word, language)} [${code}: ${storeDetail(key.error, language)}]`);
    return 2;
  }
  const end = newestIn(folder, key.value);
  if (!end) {
    printError(none);
    return 1;
  }
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
