import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import { cameraFile } from '../electron/fake-camera.ts';
import { writeLauncherTexts } from '../package/launcher-texts.ts';
import { programVersion } from '../vite/program-version.ts';
import { appFolder } from '../vite/build-app.ts';
import { missingStationPackages } from './programs.ts';

const source = inRoot('build', 'station', 'linux');
/** As the package has it. */
export const stationSetup = '/opt/liveness-kiosk/station/station-setup';
/** In memory: overlays can't be nested, and nothing of it should remain. */
const memory = '/dev/shm';

/**
 * Its own network too: X's sockets have names there that no folder hides, and a test's own screen is `:0` like the station's
 * wherever a machine has no other.
 */
const namespaces = ['--mount', '--pid', '--net', '--fork', '--cgroup'];
/** In what the units of the box differ from a station's. */
const dropIns = {
  'liveness-kiosk-display': 'display-box.conf',
  'liveness-kiosk-out-of-order': 'out-of-order-box.conf',
};
/** The debugger's port. The box has its own network. */
const port = 9222;

/** @returns why no station can be tried on this machine */
export function whyNoBox(): string | null {
  if (process.platform !== 'linux') return 'it is for Linux';
  if (process.getuid?.() !== 0)
    return 'only root can make the box: namespaces, an overlay, a systemd of its own';
  const missing = missingStationPackages();
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  const tried = spawnSync('unshare', [...namespaces, 'true']);
  return tried.status === 0 ? null : 'this machine makes no namespaces';
}

export interface StationBox {
  /** Runs a program in it. */
  readonly inside: (...command: string[]) => Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** A unit's property, by its systemd. */
  readonly show: (unit: string, property: string) => Promise<string>;
  /** At what the kiosk shows now: a screen's name, `R02`, `nothing` … */
  readonly look: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a copy of this machine, in memory, whose first process is its own systemd, and sets it up as a station.
 * @param options `runtime`: Electron's folder; `closed`: normal users get no user namespaces
 */
export async function openStationBox({
  runtime,
  outOfOrderMs,
  closed = false,
}: {
  runtime: string;
  outOfOrderMs: number;
  closed?: boolean;
}): Promise<StationBox> {
  const folder = mkdtempSync(join(memory, 'station-box-'));
  layDown(folder, runtime, program(outOfOrderMs));
  const enter = join(source, 'try', closed ? 'enter-closed-box.sh' : 'enter-box.sh');
  const own = closed ? ['--mount'] : [...namespaces, '--kill-child'];
  const keeper = spawn('unshare', [...own, 'sh', enter, folder], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => keeper.once('close', resolve));
  // What the kernel tells of user namespaces depends on the one that asks. Nobody can enter its own.
  const entered = ['--mount', '--pid', '--net', ...(closed ? ['--user', '--setuid=0', '--setgid=0'] : [])];
  const inside: StationBox['inside'] = async (...command) =>
    run('nsenter', ['--target', await firstProcess(keeper), ...entered, ...command]);
  const close = async () => {
    // Ends with it all that runs in the box.
    process.kill(Number(await firstProcess(keeper)), 'SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(inside);
    const set = await inside(stationSetup);
    if (set.code !== 0) throw new Error(`station-setup failed:\n${set.stdout}${set.stderr}`);
  } catch (error) {
    await close();
    throw error;
  }
  const show = async (unit: string, property: string) =>
    (await inside('systemctl', 'show', '--value', '--property', property, unit)).stdout.trim();
  const looker = startLooking(await firstProcess(keeper));
  return {
    inside,
    show,
    look: looker.look,
    async close() {
      looker.end();
      await close();
    },
  };
}

/** @param first the box's first process */
function startLooking(first: string) {
  const command = [
    process.execPath,
    '--experimental-websocket',
    '--import',
    inRoot('build', 'typescript.mjs'),
    inRoot('build', 'station', 'look.ts'),
  ];
  const looker = spawn('nsenter', ['--target', first, '--net', ...command, String(port)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = createInterface({ input: looker.stdout })[Symbol.asyncIterator]();
  return {
    /** @type {StationBox['look']} */
    async look() {
      looker.stdin.write('\n');
      const { value } = await answers.next();
      if (value === undefined) throw new Error('nobody looks into the box any more');
      return value;
    },
    end: () => looker.stdin.end(),
  };
}

/** The files that a package would have installed, and those that a box needs in addition. */
function layDown(folder: string, runtime: string, script: string) {
  const up = join(folder, 'up');
  const units = join(up, 'etc', 'systemd', 'system');
  for (const path of ['work', 'merged', 'up/opt/try', 'up/usr/bin'])
    mkdirSync(join(folder, path), { recursive: true });
  for (const [unit, dropIn] of Object.entries(dropIns)) {
    mkdirSync(join(units, `${unit}.service.d`), { recursive: true });
    cpSync(join(source, 'try', dropIn), join(units, `${unit}.service.d`, 'box.conf'));
  }
  // As a package lays them: the program, its helper and its launcher.
  const home = join(up, 'opt', 'liveness-kiosk');
  cpSync(runtime, home, { recursive: true });
  chmodSync(join(home, 'chrome-sandbox'), 0o4755);
  cpSync(appFolder('demonstration'), join(home, 'app'), { recursive: true });
  cpSync(source, join(up, dirname(stationSetup)), { recursive: true });
  for (const name of ['xorg', 'xorg-dummy.conf'])
    cpSync(join(source, 'try', name), join(up, 'opt', 'try', name));
  cpSync(cameraFile('person'), join(up, 'opt', 'try', 'person.mjpeg'));
  // The screen's session: D-Bus starts logind on the first request, which comes after the set-up.
  const target = '[Unit]\nDescription=Box\nAllowIsolate=yes\nWants=dbus.socket\n';
  writeFileSync(join(units, 'box.target'), target);
  writeFileSync(join(home, 'liveness-kiosk'), script, { mode: 0o755 });
  mkdirSync(join(home, 'bin'));
  cpSync(inRoot('build', 'package', 'linux', 'launcher'), join(home, 'bin', 'liveness-kiosk'));
  writeLauncherTexts(programVersion(), 'of the box');
  cpSync(inRoot('out', 'launcher'), join(home, 'bin'), { recursive: true });
  symlinkSync('/opt/liveness-kiosk/bin/liveness-kiosk', join(up, 'usr', 'bin', 'liveness-kiosk'));
  for (const path of [folder, up, join(up, 'opt'), join(up, 'opt', 'try')]) chmodSync(path, 0o755);
}

/** Takes the place of the package's program. */
function program(outOfOrderMs: number) {
  const camera = '--allow-fake-camera --use-fake-device-for-media-stream';
  return [
    '#!/bin/sh',
    `export LIVENESS_KIOSK_OUT_OF_ORDER_MS=${outOfOrderMs} LIVENESS_KIOSK_HANG_MS=120000 LIVENESS_KIOSK_STAY_IN_FRONT=1`,
    `exec /opt/liveness-kiosk/electron /opt/liveness-kiosk/app --remote-debugging-port=${port} \\`,
    `  ${camera} --use-file-for-fake-video-capture=/opt/try/person.mjpeg "$@"`,
    '',
  ].join('\n');
}

/** @returns the process that is number 1 in the box, by its number out here */
async function firstProcess({ pid }: ChildProcess): Promise<string> {
  const { stdout } = await run('pgrep', ['--parent', String(pid), '--exact', 'systemd']);
  return stdout.trim();
}

async function answers(inside: StationBox['inside']) {
  const end = performance.now() + 20_000;
  for (;;) {
    const { stdout } = await inside('systemctl', 'is-system-running');
    if (/running|degraded/.test(stdout)) return;
    if (performance.now() > end) throw new Error(`the box does not come up: ${stdout}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
