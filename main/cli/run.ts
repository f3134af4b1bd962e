import { writeSync } from 'node:fs';
import { app } from 'electron';
import { runVerifyReceipt } from '../records/verifier/verify-receipt.mjs';
import { runVerifyRecords } from '../records/verifier/verify-records.mjs';
import type { Language } from '../../preload/contract.ts';
import { flavour } from '../platform/flavour.ts';
import { describeError } from '../platform/log.ts';
import { openConfiguration } from '../settings/open-configuration.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
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
import { helpText } from './help.ts';
import { commandLanguage } from './language.ts';
import { setApiKey } from './set-api-key.ts';
import { printPinHash, setStaffPin } from './pin-commands.ts';
import { printHead } from './record-commands.ts';
import { describeImpossible, describeReceipt, describeReportIn } from './verify-words.ts';
import { commandText } from './words.ts';

const print = (line: string) => write(1, line);
const printError = (line: string) => write(2, line);

/** Output that can't be written (a full disk, a Windows program without a console) must not keep a command from ending. */
function write(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, `${line}\n`);
  } catch {
    // The fault can't be printed; the exit code still reports it.
  }
}

/** The commands that need no window. Ends the process with the command's exit code. */
export async function runCommand(
  command: Exclude<Command, { kind: 'kiosk' | 'out-of-order' }>,
): Promise<void> {
  // Otherwise Electron would show an error dialog that waits to be closed.
  process.on('uncaughtException', (error) => app.exit(crash(error)));
  // No command draws: without this Chromium starts its graphics process and complains in English where there is no screen.
  app.disableHardwareAcceleration();
  // The key store of the operating system answers only to an app that is ready.
  await app.whenReady();
  app.exit(await run(command).catch(crash));
}

async function run(command: Exclude<Command, { kind: 'kiosk' | 'out-of-order' }>): Promise<number> {
  // These need nothing of the station, its key store least of all: an auditor may run them anywhere.
  if (command.kind === 'help') {
    print(helpText(app.getVersion(), ownLanguage()));
    return 0;
  }
  if (command.kind === 'version') {
    print(`${app.getVersion()} ${flavour} (Electron ${process.versions['electron'] ?? 'unknown'})`);
    return 0;
  }
  if (command.kind === 'verify-records') {
    return runVerifyRecords(command.words, print, complain, (report) =>
      describeReportIn(report, ownLanguage()),
    );
  }
  if (command.kind === 'verify-receipt') {
    return runVerifyReceipt(command.words, print, complain, (one) => {
      printError(describeReceipt(one, ownLanguage()));
    });
  }
  return runOnStation(command);
}

const complain = (detail: string) => printError(describeImpossible(detail, ownLanguage()));

type StationCommand = Exclude<
  Command,
  { kind: 'kiosk' | 'out-of-order' | 'help' | 'version' | 'verify-records' | 'verify-receipt' }
>;

async function runOnStation(command: StationCommand): Promise<number> {
  const directory = app.getPath('userData');
  const { store: settings, configuration, openBox, policyPath } = openConfiguration(directory);
  switch (command.kind) {
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
      return printHead({ directory, openBox, print, printError, language: ownLanguage() });
    case 'check-photo': {
      const { checkPhotoInApp } = await import('./check-photo-in-app.ts');
      return checkPhotoInApp(command.args, { configuration, print, printError, language: ownLanguage() });
    }
  }
}

function pinPorts() {
  return { input: process.stdin, print, printError, language: ownLanguage() };
}

function cameraPorts(settings: SettingsStore): CameraPorts {
  return { list: () => findCameras(process.platform), settings, print, printError, language: ownLanguage() };
}

/** The language of the command's user. Also works before the app is ready. */
export function ownLanguage(): Language {
  return commandLanguage({
    argv: process.argv.slice(1),
    environment: process.env,
    platform: process.platform,
    systemLanguages: () => app.getPreferredSystemLanguages(),
  });
}

function crash(error: unknown): number {
  printError(`${commandText('crashed', ownLanguage())}\n${describeError(error)}`);
  return 2;
}
