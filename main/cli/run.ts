import { writeSync } from 'node:fs';
import { app } from 'electron';
import type { Language } from '../../preload/contract.ts';
import { listCameras } from '../camera/identify.ts';
import { flavour, version } from '../platform/flavour.ts';
import { describeError } from '../platform/log.ts';
import { policyPath } from '../settings/managed-policy/policy-file.ts';
import { openConfiguration } from '../settings/open-configuration.ts';
import { commandLanguage, type Command } from './command.ts';
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

/** Runs a command, which needs no window. Ends the process with the command's exit code. */
export async function runCommand({ run }: Command): Promise<void> {
  // Otherwise Electron would show an error dialog that waits to be closed.
  process.on('uncaughtException', (error) => app.exit(crash(error)));
  // No command draws: without this Chromium starts its graphics process and complains in English where there is no screen.
  app.disableHardwareAcceleration();
  // The key store of the operating system answers only to an app that is ready.
  await app.whenReady();
  const ports = {
    ...{ print, printError, input: process.stdin, language: ownLanguage() },
    version,
    build: `${flavour} (Electron ${process.versions['electron'] ?? 'unknown'})`,
    list: () => listCameras(process.platform),
    policyPath: policyPath(process.platform, process.env),
    station() {
      const directory = app.getPath('userData');
      return { directory, ...openConfiguration(directory) };
    },
  };
  app.exit(await Promise.resolve(run(process.argv.slice(1), ports)).catch(crash));
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
