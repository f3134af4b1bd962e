// npm run check: types, lint, format, unit tests, and what is said of the dependencies
import { checkDependencies } from '../tools/dependencies.ts';
import { runChecks } from '../tools/runners.ts';
import { printSummary } from '../tools/totals.ts';

export async function execute(): Promise<number> {
  const dependencies = await checkDependencies();
  return printSummary([...(await runChecks({ ...process.env })), ...dependencies]);
}
