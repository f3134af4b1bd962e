// npm run package -- --dir | --linux deb … | --win nsis …
import './node-version.mjs';
import { ensureModules } from './modules.mjs';
import { pack } from './pack.mjs';
import { runScript, SetupProblem } from './problem.mjs';
import { say } from './progress.mjs';

await runScript(async () => {
  const asked = process.argv.slice(2);
  if (asked.length === 0) throw new SetupProblem('Name a target, for example: npm run package -- --dir');
  await ensureModules();
  say(`The packages are in ${await pack(asked)}`);
});
