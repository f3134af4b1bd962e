import { spawn } from 'node:child_process';
import { SetupProblem } from './problem.mjs';

/** Full HD at 24 bits, the kiosk's usual screen. */
const defaultSize = '1920x1080';
/** For a hang only: it takes a second. */
const startLimitMs = 120_000;

/** @returns {boolean} whether windows can be shown; only Linux can be without */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * @typedef {object} VirtualDisplay
 * @property {string} name such as ":1", for DISPLAY
 * @property {() => Promise<void>} close
 */

/**
 * Starts an Xvfb of our own on a number that it finds free itself.
 * @param {string} [size] WIDTHxHEIGHT in pixels
 * @returns {Promise<VirtualDisplay>}
 */
export function startVirtualDisplay(size = defaultSize) {
  return startDisplayServer('Xvfb', ['-screen', '0', `${size}x24`]);
}

/**
 * @param {'Xvfb' | 'Xorg'} program
 * @param {readonly string[]} own what this one takes
 * @returns {Promise<VirtualDisplay>}
 */
export async function startDisplayServer(program, own) {
  const args = ['-displayfd', '3', '-nolisten', 'tcp', '-noreset', ...own];
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const end = () => void server.kill('SIGKILL');
  // The display ends with the script, however the script ends.
  process.once('exit', end);
  const ended = new Promise((resolve) => server.once('close', resolve));
  const close = async () => {
    process.off('exit', end);
    server.kill('SIGTERM');
    await ended;
  };
  try {
    return { name: `:${await readNumber(server)}`, close };
  } catch (error) {
    end();
    throw error;
  }
}

/**
 * Does work with a display to show it on: the one that is there, or a virtual one for as long as it takes.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the environment to start programs with
 * @param {{ size?: string, virtual?: boolean }} [options] `virtual`: even where there is a display
 * @returns {Promise<T>}
 */
export async function withDisplay(work, { size, virtual = false } = {}) {
  if (process.platform !== 'linux' || (hasDisplay() && !virtual)) return work({ ...process.env });
  const display = await startVirtualDisplay(size);
  const { WAYLAND_DISPLAY: _unused, ...env } = process.env;
  try {
    return await work({ ...env, DISPLAY: display.name });
  } finally {
    await display.close();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>} the display's number, once it accepts connections
 */
function readNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) =>
      reject(new SetupProblem(`The virtual display did not start: ${why}.`));
    const limit = setTimeout(() => fail(`no answer within ${startLimitMs / 1000} s`), startLimitMs);
    let text = '';
    server.stdio[3]?.on('data', (bytes) => {
      text += bytes;
      if (!text.includes('\n')) return;
      clearTimeout(limit);
      resolve(text.trim());
    });
    server.once('error', (error) => fail(error.message));
    server.once('close', (code) => fail(`it ended with ${code}`));
  });
}
