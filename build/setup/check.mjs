// npm run check: types, lint, format and unit tests
import './node-version.mjs';
import { ensureModules } from './modules.mjs';
import { runScript } from './problem.mjs';
import { runChecks } from './runners.mjs';
import { printSummary } from './summary.mjs';

await runScript(async () => {
  await ensureModules();
  return printSummary(await runChecks({ ...process.env }));
});
