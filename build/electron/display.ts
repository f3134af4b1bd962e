import { type ChildProcess, spawn } from 'node:child_process';
import { SetupProblem } from '../bootstrap/terminal.mjs';

/** Full HD at 24 bits, the kiosk's usual screen. */
const defaultSize = '1920x1080';
/** For a hang only: it takes a second. */
const startLimitMs = 120_000;

/** @returns whether windows can be shown; only Linux can be without */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

export interface VirtualDisplay {
  /** Such as ":1", for DISPLAY. */
  readonly name: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts an Xvfb of our own on a number that it finds free itself.
 * @param size WIDTHxHEIGHT in pixels
 */
export function startVirtualDisplay(size: string = defaultSize): Promise<VirtualDisplay> {
  return startDisplayServer('Xvfb', ['-screen', '0', `${size}x24`]);
}

/**
 * @param own what this one takes
 */
export async function startDisplayServer(
  program: 'Xvfb' | 'Xorg',
  own: readonly string[],
): Promise<VirtualDisplay> {
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
 * Does work with a display to show it on: the one that is there, or a virtual one, which this process and the programs that it starts
 * find in their environment for as long as the work takes.
 * @param work gets that environment
 */
export async function withDisplay<T>(
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
  { size, virtual = false }: { size?: string; virtual?: boolean } = {},
): Promise<T> {
  if (process.platform !== 'linux' || (hasDisplay() && !virtual)) return work({ ...process.env });
  const display = await startVirtualDisplay(size);
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  process.env['DISPLAY'] = display.name;
  delete process.env['WAYLAND_DISPLAY'];
  try {
    return await work({ ...process.env });
  } finally {
    for (const [name, value] of Object.entries({ DISPLAY, WAYLAND_DISPLAY })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await display.close();
  }
}

/** @returns the display's number, once it accepts connections */
function readNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new SetupProblem(`The virtual display did not start: ${why}.`));
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
