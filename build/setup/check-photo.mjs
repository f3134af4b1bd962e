// npm run check-photo -- FILE [--endpoint URL] [--api-key-file FILE]
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild } from './build-app.mjs';
import { exitOf } from './electron.mjs';
import { ensureModules } from './modules.mjs';
import { runScript } from './problem.mjs';

await runScript(async () => {
  await ensureModules();
  const program = join(await ensureBuild('demonstration'), 'main', 'check-photo.js');
  // npm changes to the checkout's folder; file names are relative to the folder the command was called from.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return exitOf(spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd, stdio: 'inherit' }));
});
