// npm test: sets everything up and runs everything. The last line is `N passed, N failed`.
import { ensureBuild } from '../vite/build-app.ts';
import { withDisplay } from '../electron/display.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { runScript } from '../bootstrap/terminal.mjs';
import { runAll } from './runners.mjs';
import { printSummary } from './summary.mjs';
import { ensureKeyring, ensureStationPrograms } from '../electron/system-libraries.ts';

await runScript(async () => {
  await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await ensureKeyring();
  await ensureStationPrograms();
  await ensureBuild('production');
  return printSummary(await withDisplay(runAll));
});
