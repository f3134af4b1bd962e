// npm test: sets everything up and runs everything. The last line is `N passed, N failed`.

export async function execute(): Promise<number> {
  await import('../setup/test.mjs');
  return Number(process.exitCode ?? 0);
}
