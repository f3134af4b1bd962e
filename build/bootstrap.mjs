// node build/bootstrap.mjs COMMAND [ARGUMENTS]: plain JavaScript, for a fresh checkout with nothing installed. It checks Node, installs the
// modules if they are not there, and hands over to build/cli/COMMAND.ts.
import { existsSync, readdirSync } from 'node:fs';
import { isNodeSupported } from './bootstrap/node-version.mjs';

if (!isNodeSupported(process.versions.node)) {
  console.error(
    `This project needs Node 20.19 or newer (or 22.12 or newer); this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

// Only now: an old Node would fail at their syntax with a puzzling message.
const { ensureModules } = await import('./bootstrap/modules.mjs');
const { runScript, SetupProblem } = await import('./bootstrap/terminal.mjs');

await runScript(async () => {
  const [command = '', ...args] = process.argv.slice(2);
  const file = new URL(`./cli/${command}.ts`, import.meta.url);
  if (!/^[a-z-]+$/.test(command) || !existsSync(file)) {
    const names = readdirSync(new URL('./cli', import.meta.url)).map((name) => name.replace('.ts', ''));
    throw new SetupProblem(`There is no command "${command}". There are: ${names.join(', ')}`);
  }
  await ensureModules();
  await import('./typescript.mjs');
  const { execute } = await import(file.href);
  return execute(args);
});
