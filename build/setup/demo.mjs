// npm run demo
import './node-version.mjs';
import { demonstrate } from './demonstration.mjs';
import { runScript } from './problem.mjs';

await runScript(demonstrate);
