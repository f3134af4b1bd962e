import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './build-app.mjs';
import { withLock } from './lock.mjs';
import { planPackage } from './package-plan.mjs';
import { inRoot, root } from './paths.mjs';
import { pinnedVersion } from './pinned-electron.mjs';
import { SetupProblem } from './problem.mjs';
import { step } from './progress.mjs';
import { lastLines, run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { hashSources } from './source-hash.mjs';

/**
 * @typedef {object} PackedFolder
 * @property {string} folder the unpacked package
 * @property {string} executable
 */

/**
 * Packs the production flavour. Needs node_modules.
 * @param {readonly string[]} asked as given to `npm run package --`
 * @returns {Promise<string>} the folder with the packages
 */
export async function pack(asked) {
  const runtime = await ensureRuntime();
  const plan = planPackage(asked, runtime, { platform: process.platform, pinned: pinnedVersion() });
  if (typeof plan === 'string') throw new SetupProblem(plan);
  await ensureBuild('production');

  const program = inRoot('node_modules', 'electron-builder', 'cli.js');
  const result = await step(`packing with Electron ${runtime.version}`, () =>
    run(process.execPath, [program, '--config', 'electron-builder.yml', ...plan.args], { cwd: root }),
  );
  if (result.code !== 0) {
    throw new SetupProblem(`electron-builder failed:\n${lastLines(result.stdout + result.stderr, 20)}`);
  }
  const output = join(root, plan.output);
  if (!runtime.supported) markNotForRelease(output, runtime.version);
  return output;
}

/**
 * The production flavour as an unpacked folder, packed again only after a change: for tests.
 * @returns {Promise<PackedFolder>}
 */
export async function ensurePackedFolder() {
  const { distPath, supported } = await ensureRuntime();
  await ensureBuild('production');
  const recipe = ['electron-builder.yml', 'build/package', 'package.json', 'out/production/.stamp'];
  const beside = ['build/station', 'main/records/verifier', 'docs/verify-receipt.html', 'docs/records.md'];
  const wanted = `${hashSources(root, [...recipe, ...beside])} ${distPath}`;
  const stamp = inRoot('release', '.folder-stamp');
  await withLock('package', async () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    rmSync(stamp, { force: true });
    await pack(['--dir']);
    writeFileSync(stamp, wanted);
  });
  const system = process.platform === 'win32' ? 'win' : 'linux';
  const folder = inRoot('release', ...(supported ? [] : ['NOT-FOR-RELEASE']), `${system}-unpacked`);
  return { folder, executable: join(folder, system === 'win' ? 'Liveness Kiosk.exe' : 'liveness-kiosk') };
}

/**
 * @param {string} folder
 * @param {string} version
 */
function markNotForRelease(folder, version) {
  writeFileSync(
    join(folder, 'NOT-FOR-RELEASE.txt'),
    `Packed with Electron ${version}, which is out of support. For tests only: it must not be installed anywhere.\n`,
  );
}
