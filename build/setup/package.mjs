// npm run package -- --dir | --linux deb … | --win nsis …
import './node-version.mjs';
import { ensureModules } from './modules.mjs';
import { pack } from './pack.mjs';
import { runScript, SetupProblem } from './problem.mjs';
import { say } from './progress.mjs';

await runScript(async () => {
  const asked = process.argv.slice(2);
  if (asked.length === 0) throw new SetupProblem('Say what to make, for instance: npm run package -- --dir');
  await ensureModules();
  say(`Packages lie in ${await pack(asked)}`);
});
