// npm run check: types, lint, format, unit tests, and what is said of the dependencies
import { runChecks } from '../setup/runners.mjs';
import { printSummary } from '../setup/summary.mjs';
import { checkDependencies } from '../tools/dependencies.ts';

export async function execute(): Promise<number> {
  const dependencies = await checkDependencies();
  return printSummary([...(await runChecks({ ...process.env })), ...dependencies]);
}
