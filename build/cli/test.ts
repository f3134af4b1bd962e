// npm test: sets everything up and runs everything. The last line is `N passed, N failed`.
import { withDisplay } from '../electron/display.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { ensureKeyring, ensureStationPrograms } from '../electron/system-libraries.ts';
import { runAll } from '../tools/runners.ts';
import { printSummary } from '../tools/totals.ts';
import { ensureBuild } from '../vite/build-app.ts';

export async function execute(): Promise<number> {
  await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await ensureKeyring();
  await ensureStationPrograms();
  await ensureBuild('production');
  return printSummary(await withDisplay(runAll));
}
