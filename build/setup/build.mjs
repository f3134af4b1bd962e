// npm run build [-- --flavour development|demonstration|production]
import './node-version.mjs';
import { parseArgs } from 'node:util';
import { ensureBuild, flavours } from './build-app.mjs';
import { ensureModules } from './modules.mjs';
import { runScript, SetupProblem } from './problem.mjs';

await runScript(async () => {
  const { values } = parseArgs({ options: { flavour: { type: 'string', default: 'demonstration' } } });
  const flavour = flavours.find((name) => name === values.flavour);
  if (!flavour)
    throw new SetupProblem(`There is no flavour "${values.flavour}": use ${flavours.join(', ')}.`);
  await ensureModules();
  await ensureBuild(flavour);
});
