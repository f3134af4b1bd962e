// Measures the demonstration's models: node test/demo/measure.mjs [PICTURE ...]
// Without pictures it takes the two portraits in test/fixtures. Takes about half a minute a picture.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const portraits = ['astronaut.png', 'grace_hopper.jpg'].map((name) => here(`../fixtures/${name}`));
const files = process.argv.slice(2);
const { module } = await runnerImport(here('./measure.ts'), { configFile: false });
await module.printMeasurements(files.length > 0 ? files : portraits);
