import { app } from 'electron';
import { findCommand } from './cli/commands.ts';
import { ownLanguage, runCommand } from './cli/run.ts';
import { commandText, type CommandWord } from './cli/words.ts';
import { seedSalt } from './camera/device-id.ts';
import { declareAppScheme } from './app/app-protocol.ts';
import { flavour } from './platform/flavour.ts';
import { errorPrefix } from './platform/log.ts';
import { runKiosk } from './app/kiosk.ts';
import { areLocalNamesClosed } from './network/name-resolution.ts';
import { quietChromium } from './security/chromium.ts';
import { cleanEnvironment, findForeignSwitch, findRefusedVariable } from './security/launch.ts';
import { runOutOfOrder } from './app/run-out-of-order.ts';

if (flavour === 'production') cleanEnvironment(process.env);
const argv = process.argv.slice(1);
const foreign = flavour === 'production' && app.isPackaged ? findForeign() : null;
if (foreign === null) start();
else refuse(foreign);

interface Foreign {
  readonly word: Extract<CommandWord, 'switch-refused' | 'variable-refused'>;
  /** As it is written. */
  readonly what: string;
}

/** What a packaged kiosk does not run with. */
function findForeign(): Foreign | null {
  const name = findForeignSwitch(argv, process.platform, findCommand(argv) !== null);
  if (name !== null) return { word: 'switch-refused', what: `--${name}` };
  const variable = findRefusedVariable(process.env);
  return variable === null ? null : { word: 'variable-refused', what: variable };
}

function refuse({ word, what }: Foreign): void {
  process.stderr.write(`${errorPrefix()}${commandText(word, ownLanguage(), { what })} [${word}]\n`);
  app.exit(2);
}

// No top-level await of whenReady: in an ES module main it deadlocks.
function start(): void {
  const command = findCommand(argv);
  // With the switch (root on a development machine) the two together would start no process at all.
  if (flavour === 'production' || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  quietChromium(app.commandLine, areLocalNamesClosed(app.getPath('userData')));
  if (command) {
    void runCommand(command);
    return;
  }
  declareAppScheme();
  if (argv.includes('--out-of-order')) runOutOfOrder();
  else {
    seedSalt(app.getPath('userData'));
    runKiosk();
  }
}
