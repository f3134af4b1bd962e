// Progress goes to standard error, so that standard output has results only.

/** Something that the person at the keyboard can put right: shown as its message, without a stack. */
export class SetupProblem extends Error {}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Announces a long step, runs it, and prints how long it took.
 * @template T
 * @param {string} text what is being done, in a few words
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(text, work) {
  const began = performance.now();
  say(`• ${text} …`);
  const result = await work();
  say(`  done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

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
