import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. fileURLToPath, since a URL's own pathname breaks on spaces and on Windows. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** @param {...string} parts below the checkout */
export const inRoot = (...parts) => join(root, ...parts);

/** Everything the set-up keeps between runs: the stand-in runtime, locks, failures with their times. Git-ignored. */
export const keepFolder = inRoot('.runtime');
