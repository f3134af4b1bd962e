import { say } from './progress.mjs';

/** Something that the person at the keyboard can put right: shown as its message, without a stack. */
export class SetupProblem extends Error {}

/**
 * Runs a script's main function and turns its outcome into the exit code: the number it returns, 1 on a failure.
 * @param {() => Promise<number | void>} script
 * @returns {Promise<void>}
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    if (error instanceof SetupProblem) say(`\n${error.message}`);
    else console.error(error);
    process.exitCode = 1;
  }
}
