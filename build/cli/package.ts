// npm run package -- --dir | --linux deb … | --win nsis …
import { say, SetupProblem } from '../bootstrap/terminal.mjs';
import { pack } from '../package/pack.ts';

export async function execute(args: readonly string[]): Promise<number | void> {
  if (args.length === 0) throw new SetupProblem('Name a target, for example: npm run package -- --dir');
  say(`The packages are in ${await pack(args)}`);
}
