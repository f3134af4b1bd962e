// npm run build [-- --flavour development|demonstration|production]
import { parseArgs } from 'node:util';
import { SetupProblem } from '../bootstrap/terminal.mjs';
import { ensureBuild, flavours } from '../vite/build-app.ts';

export async function execute(args: readonly string[]): Promise<number | void> {
  const options = { flavour: { type: 'string', default: 'demonstration' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const flavour = flavours.find((name) => name === values.flavour);
  if (!flavour)
    throw new SetupProblem(`There is no flavour "${values.flavour}": use ${flavours.join(', ')}.`);
  await ensureBuild(flavour);
}
