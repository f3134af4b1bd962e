// npm test: sets everything up and runs everything. The last line is `N passed, N failed`.
import './node-version.mjs';
import { ensureBuild } from './build-app.mjs';
import { withDisplay } from './display.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript } from './problem.mjs';
import { runAll } from './runners.mjs';
import { printSummary } from './summary.mjs';
import { ensureKeyring, ensureStationPrograms } from './system-libraries.mjs';

await runScript(async () => {
  await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await ensureKeyring();
  await ensureStationPrograms();
  await ensureBuild('production');
  return printSummary(await withDisplay(runAll));
});
