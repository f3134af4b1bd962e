// npm run package -- --dir | --linux deb … | --win nsis …
import './node-version.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './build-app.mjs';
import { ensureModules } from './modules.mjs';
import { planPackage } from './package-plan.mjs';
import { inRoot, root } from './paths.mjs';
import { pinnedVersion } from './pinned-electron.mjs';
import { runScript, SetupProblem } from './problem.mjs';
import { say, step } from './progress.mjs';
import { lastLines, run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';

await runScript(async () => {
  const asked = process.argv.slice(2);
  if (asked.length === 0) throw new SetupProblem('Say what to make, for instance: npm run package -- --dir');
  await ensureModules();
  const runtime = await ensureRuntime();
  const plan = planPackage(asked, runtime, { platform: process.platform, pinned: pinnedVersion() });
  if (typeof plan === 'string') throw new SetupProblem(plan);
  await ensureBuild('production');

  const program = inRoot('node_modules', 'electron-builder', 'cli.js');
  const result = await step(`packing with Electron ${runtime.version}`, () =>
    run(process.execPath, [program, '--config', 'electron-builder.yml', ...plan.args], { cwd: root }),
  );
  if (result.code !== 0)
    throw new SetupProblem(`electron-builder failed:\n${lastLines(result.stdout + result.stderr, 20)}`);
  if (!runtime.supported) markNotForRelease(join(root, plan.output), runtime.version);
  say(`Packages lie in ${join(root, plan.output)}`);
});

/**
 * @param {string} folder
 * @param {string} version
 */
function markNotForRelease(folder, version) {
  const text = `Packed with Electron ${version}, which is out of support. For tests only: it must not be installed anywhere.\n`;
  writeFileSync(join(folder, 'NOT-FOR-RELEASE.txt'), text);
}
