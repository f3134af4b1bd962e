// npm run check: types, lint, format and unit tests
import { runChecks } from '../setup/runners.mjs';
import { printSummary } from '../setup/summary.mjs';

export async function execute(): Promise<number | void> {
  return printSummary(await runChecks({ ...process.env }));
}
