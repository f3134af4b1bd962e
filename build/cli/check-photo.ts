// npm run check-photo -- FILE [--endpoint URL] [--api-key-file FILE]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exitOf } from '../electron/spawn.ts';
import { ensureBuild } from '../vite/build-app.ts';

export async function execute(args: readonly string[]): Promise<number | void> {
  const program = join(await ensureBuild('demonstration'), 'main', 'check-photo.js');
  // npm changes to the checkout's folder; file names are relative to the folder the command was called from.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return exitOf(spawn(process.execPath, [program, ...args], { cwd, stdio: 'inherit' }));
}
