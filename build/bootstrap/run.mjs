import { spawn } from 'node:child_process';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'capture' | 'show'} [output] 'capture' (default) returns it, 'show' prints it on the terminal
 * @property {boolean} [shell] needed on Windows for .cmd files; arguments must then contain no spaces
 *
 * @typedef {object} RunResult
 * @property {number} code the exit code; 1 when a signal ended it
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>} rejects only when the program could not be started
 */
export function run(command, args, options = {}) {
  const { output = 'capture', ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...rest,
      stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs npm: by its own script when npm started this process, else from the PATH.
 * @param {readonly string[]} args without spaces, see RunOptions.shell
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function runNpm(args, options = {}) {
  const script = process.env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script)) return run(process.execPath, [script, ...args], options);
  const onWindows = process.platform === 'win32';
  return run(onWindows ? 'npm.cmd' : 'npm', args, { ...options, shell: onWindows });
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {string} its last lines, for an error message
 */
export function lastLines(text, count = 8) {
  return text.trim().split('\n').slice(-count).join('\n');
}
