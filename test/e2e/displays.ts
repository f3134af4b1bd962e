import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplayServer, startVirtualDisplay } from '../../build/electron/display.ts';

/** The test's own X server, whose displays are connected, removed, rotated and resized. */
export interface Displays {
  /** For DISPLAY. */
  readonly name: string;
  /** @param more such as `--right-of`, `DUMMY0` */
  readonly setMode: (output: string, mode: string, ...more: readonly string[]) => void;
  readonly unplug: (output: string) => void;
  readonly close: () => Promise<void>;
}

const isOnPath = (program: string) => spawnSync(program, ['--version']).error === undefined;
const isLinux = process.platform === 'linux';
/** Why there is nothing to try it on; empty: there is. */
export const whyNoXvfb = !isLinux ? 'Xvfb is for Linux' : isOnPath('xrandr') ? '' : 'no xrandr';
const dummyDriver = '/usr/lib/xorg/modules/drivers/dummy_drv.so';
export const whyNoXorg =
  whyNoXvfb ||
  (process.getuid?.() !== 0 ? 'Xorg without a screen starts for root alone' : '') ||
  (existsSync(dummyDriver) && isOnPath('Xorg') ? '' : 'no Xorg with the driver for a screen that is nowhere');

/** One output, `screen`, that takes on any of the modes. */
export async function startXvfb(modes: readonly string[]): Promise<Displays> {
  const sizes = modes.map((mode) => mode.split('x').map(Number));
  const most = (side: 0 | 1) => Math.max(...sizes.map((size) => size[side] ?? 0));
  const { name, close } = await startVirtualDisplay(`${most(0)}x${most(1)}`);
  const xrandr = xrandrOn(name);
  for (const mode of modes) {
    const [width = '', height = ''] = mode.split('x');
    const timings = [width, width, width, width, height, height, height, height];
    xrandr('--newmode', `test-${mode}`, '60', ...timings);
    xrandr('--addmode', 'screen', `test-${mode}`);
  }
  return { name, close, ...controls(xrandr, 'test-') };
}

/** Outputs `DUMMY0`, which is plugged in, and `DUMMY1`, which is not. */
export async function startXorg(): Promise<Displays> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-xorg-'));
  const config = join(folder, 'xorg.conf');
  writeFileSync(config, screenThatIsNowhere);
  const log = join(folder, 'log');
  const own = ['-config', config, '-logfile', log, '-novtswitch', '-sharevts', 'vt7'];
  const { name, close } = await startDisplayServer('Xorg', own);
  const xrandr = xrandrOn(name);
  xrandr('--addmode', 'DUMMY1', '1366x768');
  return {
    name,
    ...controls(xrandr),
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const controls = (xrandr: ReturnType<typeof xrandrOn>, prefix = ''): Omit<Displays, 'name' | 'close'> => {
  const set = (...args: readonly string[]) => {
    xrandr('--output', ...args);
    // Makes the server query its driver, which a real driver would notify by itself.
    xrandr('--query');
  };
  return {
    setMode: (output, mode, ...more) => set(output, '--mode', `${prefix}${mode}`, ...more),
    unplug: (output) => set(output, '--off'),
  };
};

const xrandrOn =
  (name: string) =>
  (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync('xrandr', ['--display', name, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`xrandr ${args.join(' ')}: ${stderr}`);
  };

/** A window manager as on a station. Returns the function that ends it. */
export async function startOpenbox(display: string): Promise<() => void> {
  const manager = spawn('openbox', ['--startup', 'echo ready'], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => manager.stdout.once('data', resolve));
  return () => void manager.kill();
}
export const hasOpenbox = isLinux && isOnPath('openbox');

const screenThatIsNowhere = `
Section "Device"
    Identifier "none"
    Driver "dummy"
    VideoRam 262144
EndSection
Section "Monitor"
    Identifier "none"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
    Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125
    Modeline "1366x768" 85.50 1366 1436 1579 1792 768 771 774 798
    Modeline "1080x1920" 175.00 1080 1168 1280 1480 1920 1923 1933 1986
EndSection
Section "Screen"
    Identifier "none"
    Device "none"
    Monitor "none"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "1920x1080" "1366x768" "1080x1920"
        Virtual 4096 4096
    EndSubSection
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "false"
EndSection
`;
