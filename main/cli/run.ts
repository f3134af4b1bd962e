import { writeSync } from 'node:fs';
import { app, safeStorage } from 'electron';
import { flavour } from '../flavour.ts';
import { openKeyStore } from '../settings/key-store.ts';
import { openSecretBox } from '../settings/secret-box.ts';
import type { Command } from './arguments.ts';
import { setApiKey } from './set-api-key.ts';
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
  --check-photo FILE         send one JPEG or PNG and print the verdict as one line of JSON
    --endpoint URL             … to another address; then the key has to be given as well:
    --api-key-file FILE        … with the key in this file ("-": standard input)
  --version, --help

On Linux without a screen add --ozone-platform=headless to these commands.`;

/** The commands that need no window. Ends the process with the command's exit code. */
export async function runCommand(command: Exclude<Command, { kind: 'kiosk' }>): Promise<void> {
  // The key store of the operating system answers only to an app that is ready.
  await app.whenReady();
  app.exit(await run(command).catch(crash));
}

async function run(command: Exclude<Command, { kind: 'kiosk' }>): Promise<number> {
  const keyStore = openKeyStore(app.getPath('userData'), () => openSecretBox(safeStorage, process.platform));
  switch (command.kind) {
    case 'help':
      print(help);
      return 0;
    case 'version':
      print(`${app.getVersion()} ${flavour} (Electron ${process.versions['electron'] ?? 'unknown'})`);
      return 0;
    case 'set-api-key': {
      const language = languageOfLocale(process.env['LC_ALL'] ?? process.env['LANG'] ?? app.getLocale());
      return setApiKey({ input: process.stdin, print, printError, language, keyStore });
    }
    case 'check-photo': {
      const { checkPhotoInApp } = await import('./check-photo-in-app.ts');
      return checkPhotoInApp(command.args, { keyStore, print });
    }
  }
}

function crash(error: unknown): number {
  printError(error instanceof Error ? (error.stack ?? error.message) : 'unknown error');
  return 2;
}
