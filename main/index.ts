import { app } from 'electron';
import { parseCommand } from './cli/arguments.ts';
import { runCommand } from './cli/run.ts';
import { seedSalt } from './camera/device-id.ts';
import { declareAppScheme } from './app-protocol.ts';
import { flavour } from './flavour.ts';
import { runKiosk } from './kiosk.ts';
import { findForbiddenSwitch } from './policies/command-line.ts';
import { quietChromium } from './policies/quiet-chromium.ts';

const forbidden =
  flavour === 'production' && app.isPackaged
    ? findForbiddenSwitch((name) => app.commandLine.hasSwitch(name))
    : null;

if (forbidden === null) start();
else refuse(forbidden);

function refuse(name: string): void {
  process.stderr.write(`--${name} is not for a packaged kiosk.\n`);
  app.exit(2);
}

// No top-level await of whenReady: in an ES module main it deadlocks.
function start(): void {
  const command = parseCommand(process.argv.slice(1));
  // With the switch (root on a development machine) the two together would start no process at all.
  if (flavour === 'production' || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  quietChromium(app.commandLine);
  if (command.kind === 'kiosk') {
    declareAppScheme();
    seedSalt(app.getPath('userData'));
    runKiosk();
  } else {
    void runCommand(command);
  }
}
