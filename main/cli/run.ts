import { writeSync } from 'node:fs';
import { app } from 'electron';
import { runVerifyReceipt } from '../audit/verifier/verify-receipt.mjs';
import { runVerifyRecords } from '../audit/verifier/verify-records.mjs';
import type { Language } from '../../preload/contract.ts';
import { flavour } from '../flavour.ts';
import { describeBug } from '../log.ts';
import { openConfiguration } from '../settings/open-configuration.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { listCameras as findCameras } from '../camera/identify.ts';
import type { Command } from './arguments.ts';
import {
  listCameras,
  pinCamera,
  setCameraRotation,
  unpinCamera,
  type CameraPorts,
} from './camera-commands.ts';
import { checkPolicy } from './check-policy.ts';
import { setApiKey } from './set-api-key.ts';
import { printPinHash, setStaffPin } from './pin-commands.ts';
import { printHead } from './record-commands.ts';
import { languageOfLocale } from './words.ts';

const print = (line: string) => write(1, line);
const printError = (line: string) => write(2, line);

/** Output that nobody can take (a full disk, a Windows program without a console) must not keep a command from ending. */
function write(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, `${line}\n`);
  } catch {
    // There is nowhere left to say it; the exit code still tells.
  }
}

const help = `Liveness Kiosk ${app.getVersion()}

  (nothing)                  start the kiosk
  --set-api-key              read the API key from standard input and keep it encrypted
  --set-staff-pin ROLE       read the PIN of "administrator" or "clerk" from standard input
  --hash-pin                 read a PIN and print what a policy file takes for it
  --check-policy [FILE]      say what is wrong with a policy file, line by line
  --list-cameras [--json]    the cameras of this computer; * marks the pinned one
  --pin-camera ID            accept this camera and no other
  --unpin-camera             accept any camera again
  --camera-rotation DEGREES  turn the picture clockwise by 0, 90, 180 or 270
  --check-photo FILE         send one JPEG or PNG and print the verdict as one line of JSON
    --endpoint URL             … to another address; then the key has to be given as well:
    --api-key-file FILE        … with the key in this file ("-": standard input)
  --verify-records FOLDER    go through records and say what does not fit
    --head HEAD|FILE           … and whether they reach to this published head
    --public-key KEY|FILE      … signed with this key and no other
    --part, --json             … they are a part only; print one line of JSON
  --verify-receipt DIGITS    say whether a receipt is genuine (--public-key KEY|FILE)
  --print-head               the newest record's signed hash and the station's public key
  --version, --help

On Linux without a screen add --ozone-platform=headless to these commands.`;

/** The commands that need no window. Ends the process with the command's exit code. */
export async function runCommand(
  command: Exclude<Command, { kind: 'kiosk' | 'out-of-order' }>,
): Promise<void> {
  // Electron would else put a window on the screen that waits for somebody to close it.
  process.on('uncaughtException', (error) => app.exit(crash(error)));
  // The key store of the operating system answers only to an app that is ready.
  await app.whenReady();
  app.exit(await run(command).catch(crash));
}

async function run(command: Exclude<Command, { kind: 'kiosk' | 'out-of-order' }>): Promise<number> {
  // These need nothing of the station, its key store least of all: an auditor may run them anywhere.
  if (command.kind === 'verify-records') return runVerifyRecords(command.words, print, printError);
  if (command.kind === 'verify-receipt') return runVerifyReceipt(command.words, print, printError);
  return runOnStation(command);
}

type StationCommand = Exclude<
  Command,
  { kind: 'kiosk' | 'out-of-order' | 'verify-records' | 'verify-receipt' }
>;

async function runOnStation(command: StationCommand): Promise<number> {
  const directory = app.getPath('userData');
  const { store: settings, configuration, openBox, policyPath } = openConfiguration(directory);
  switch (command.kind) {
    case 'help':
      print(help);
      return 0;
    case 'version':
      print(`${app.getVersion()} ${flavour} (Electron ${process.versions['electron'] ?? 'unknown'})`);
      return 0;
    case 'set-api-key':
      return setApiKey({ input: process.stdin, print, printError, language: ownLanguage(), settings });
    case 'set-staff-pin':
      return setStaffPin(command.role, { ...pinPorts(), settings, configuration });
    case 'hash-pin':
      return printPinHash(pinPorts());
    case 'check-policy':
      return checkPolicy(command.path || policyPath, { print, printError, language: ownLanguage() });
    case 'list-cameras':
      return listCameras(command.json, cameraPorts(settings));
    case 'pin-camera':
      return pinCamera(command.id, cameraPorts(settings));
    case 'unpin-camera':
      return unpinCamera(cameraPorts(settings));
    case 'camera-rotation':
      return setCameraRotation(command.degrees, cameraPorts(settings));
    case 'print-head':
      return printHead({ directory, openBox, print, printError });
    case 'check-photo': {
      const { checkPhotoInApp } = await import('./check-photo-in-app.ts');
      return checkPhotoInApp(command.args, { configuration, print });
    }
  }
}

function pinPorts() {
  return { input: process.stdin, print, printError, language: ownLanguage() };
}

function cameraPorts(settings: SettingsStore): CameraPorts {
  return { list: () => findCameras(process.platform), settings, print, printError, language: ownLanguage() };
}

function ownLanguage(): Language {
  return languageOfLocale(process.env['LC_ALL'] ?? process.env['LANG'] ?? app.getLocale());
}

function crash(error: unknown): number {
  printError(describeBug(error));
  return 2;
}
