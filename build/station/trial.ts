import { stationSetup, type StationBox } from './box.ts';
import {
  kiosk,
  page,
  display,
  folder,
  fell,
  killUntilGivenUp,
  stopped,
  staysStopped,
  isShown,
  until,
  clock,
} from './watch-station.ts';

type Finding = { what: string; ms: number | null; found: string };

/**
 * The trial's steps: start, keys, kills, a hang, a crash loop, a supervisor that gives up.
 * @param options `screenFails`: each takes thirteen seconds, xinit's time limit; `states`: in which systemctl's commands are tried
 */
export async function* tryStation(
  box: StationBox,
  {
    kills,
    hang,
    screenFails,
    states,
  }: { kills: number; hang: boolean; screenFails: number; states: readonly StationState[] },
): AsyncGenerator<Finding> {
  yield* startAndUse(box);
  yield* crash(box, kills, hang);
  yield* giveUp(box);
  yield* stopAndRestart(box);
  yield* commandInEachState(box, states);
  yield* failScreens(box, screenFails);
}

/** In a box opened as `closed`. */
export async function* tryWithoutUserNamespaces(box: StationBox): AsyncGenerator<Finding> {
  const started = clock();
  await box.inside('systemctl', 'start', '--no-block', kiosk);
  await isShown(box, 'waiting');
  yield { what: 'started without user namespaces', ms: started(), found: 'waiting' };
  yield await checkStation(box);
}

async function checkStation(box: StationBox): Promise<Finding> {
  const { code, stdout } = await box.inside(stationSetup, '--check');
  if (code !== 0) throw new Error(stdout);
  return { what: 'station-setup --check', ms: null, found: stdout.trim().split('\n').at(-1) ?? '' };
}

async function* startAndUse(box: StationBox): AsyncGenerator<Finding> {
  const started = clock();
  await box.inside('systemctl', 'start', '--no-block', kiosk);
  await isShown(box, 'waiting');
  yield { what: 'started (screen, window manager, kiosk)', ms: started(), found: 'waiting' };

  const before = await box.show(kiosk, 'MainPID');
  await pressKeys(box);
  const same = (await box.show(kiosk, 'MainPID')) === before;
  yield { what: `keys ${keys.join(', ')}`, ms: null, found: same ? 'nothing happens' : 'the kiosk fell' };

  yield { what: 'minimized', ms: await minimize(box), found: 'in front again' };

  yield { what: 'commands', ms: null, found: await giveCommands(box) };
  yield await checkStation(box);
}

async function* crash(box: StationBox, kills: number, hang: boolean): AsyncGenerator<Finding> {
  let falls = 0;
  for (; falls < kills; falls += 1) {
    const ms = await fell(box, 'SIGKILL', 'waiting');
    yield { what: 'main killed (SIGKILL)', ms, found: 'waiting' };
  }
  if (hang) {
    const ms = await fell(box, 'SIGSTOP', 'waiting');
    falls += 1;
    yield { what: 'main hangs (SIGSTOP; the watchdog waits 30 s)', ms, found: 'waiting' };
  }
  for (; falls < 4; falls += 1) await fell(box, 'SIGKILL', 'waiting');
  yield { what: 'the fifth fall in ten minutes', ms: await fell(box, 'SIGKILL', 'R02'), found: 'R02' };
  const rested = clock();
  await isShown(box, 'waiting');
  yield { what: '… tries again by itself', ms: rested(), found: 'waiting' };
}

async function* giveUp(box: StationBox): AsyncGenerator<Finding> {
  await killUntilGivenUp(box);
  const gaveUp = clock();
  await isShown(box, 'R03');
  yield { what: 'the supervisor gave up', ms: gaveUp(), found: 'R03' };
  await isShown(box, 'R02');
  await isShown(box, 'waiting');
  yield { what: '… tries again by itself', ms: gaveUp(), found: 'R02, then waiting' };
  await box.inside('systemctl', 'stop', kiosk);
  const { stdout: memory } = await box.inside('cat', `${folder}/starts.json`);
  const wanted = (JSON.parse(memory) as { running: number | null }).running === null;
  yield { what: 'stopped by systemctl', ms: null, found: wanted ? 'a wanted end' : 'counted as a fall' };
}

async function* stopAndRestart(box: StationBox): AsyncGenerator<Finding> {
  await box.inside('systemctl', 'start', page);
  await isShown(box, 'R03');
  yield { what: 'stopped while R03 stands', ms: null, found: await stopAll(box) };
  await makeStopsBad(box, true);
  await box.inside('systemctl', 'start', kiosk);
  const restarted = clock();
  await box.inside('systemctl', 'restart', kiosk);
  await isShown(box, 'waiting');
  yield { what: 'restarted, and falls in doing so', ms: restarted(), found: 'waiting' };
  yield { what: 'stopped, and falls in doing so', ms: null, found: await stopAll(box) };
  await makeStopsBad(box, false);
}

/** How a station can be found. `no screen`: its display has been ended with it. */
export const stationStates = ['running', 'starting', 'R02', 'R03', 'stopped', 'no screen'] as const;
export type StationState = (typeof stationStates)[number];

/** Each ends in a screen that works, or in a station that stays stopped because somebody has stopped it. */
async function* commandInEachState(
  box: StationBox,
  states: readonly StationState[],
): AsyncGenerator<Finding> {
  for (const state of states) {
    for (const command of ['start', 'restart', 'try-restart', 'stop']) {
      await bringTo(box, state);
      const since = clock();
      const { code, stderr } = await box.inside('systemctl', command, kiosk);
      const stays = command === 'stop' || (command === 'try-restart' && /stopped|no screen/.test(state));
      if (!stays) await isShown(box, 'waiting');
      const found = stays ? await staysStopped(box) : 'waiting';
      const what = `${state}: systemctl ${command}`;
      if (code !== 0 || (stays && found !== stopped)) throw new Error(`${what}: ${code} ${found} ${stderr}`);
      yield { what, ms: stays ? null : since(), found };
    }
  }
}

async function bringTo(box: StationBox, state: StationState) {
  await box.inside('systemctl', 'stop', 'liveness-kiosk*');
  // What systemd and the program remember of earlier crashes.
  await box.inside('systemctl', 'reset-failed', 'liveness-kiosk*');
  await box.inside('rm', '--force', `${folder}/starts.json`);
  if (state === 'no screen') await box.inside('systemctl', 'stop', display);
  if (state === 'stopped' || state === 'no screen') return;
  await box.inside('systemctl', 'start', ...(state === 'starting' ? ['--no-block'] : []), kiosk);
  if (state === 'starting') return;
  await isShown(box, 'waiting');
  if (state === 'R02')
    for (const shown of ['waiting', 'waiting', 'waiting', 'waiting', 'R02'])
      await fell(box, 'SIGKILL', shown);
  if (state !== 'R03') return;
  await killUntilGivenUp(box);
  await isShown(box, state);
}

async function* failScreens(box: StationBox, screenFails: number): AsyncGenerator<Finding> {
  await box.inside('sh', '-c', `echo ${screenFails} > /run/xorg-fails; chmod 666 /run/xorg-fails`);
  const blind = clock();
  await box.inside('systemctl', 'start', '--no-block', kiosk);
  await isShown(box, 'waiting');
  yield { what: `Xorg fails at the start (times: ${screenFails})`, ms: blind(), found: 'waiting' };

  for (const name of ['Xorg', 'xinit']) {
    const { stdout: pid } = await box.inside('pgrep', '--exact', name);
    yield {
      what: `${name} killed (SIGKILL)`,
      ms: await fell(box, 'SIGKILL', 'waiting', pid),
      found: 'waiting',
    };
  }
}

/** Keys that leave a window on other systems; sent by the X server's own test extension. */
const keys = ['alt+F4', 'alt+Tab', 'super', 'ctrl+alt+BackSpace', 'ctrl+alt+F2', 'ctrl+Escape', 'alt+space'];

const screen = ['DISPLAY=:0', 'XAUTHORITY=/run/liveness-kiosk-display/xauthority'];

const pressKeys = (box: StationBox) => tell(box, 'key', '--delay', '100', ...keys);

/**
 * @param words for xdotool
 */
async function tell(box: StationBox, ...words: string[]) {
  const { code, stdout, stderr } = await box.inside('env', ...screen, 'xdotool', ...words);
  if (code !== 0) throw new Error(`xdotool: ${stderr}`);
  return stdout;
}

/** Milliseconds until the kiosk is the active window again, over the whole screen. */
async function minimize(box: StationBox) {
  const window = (await tell(box, 'getactivewindow')).trim();
  const whole = await tell(box, 'getwindowgeometry', '--shell', window);
  await tell(box, 'windowminimize', '--sync', window);
  const since = clock();
  await until(box, 'the window in front again', async () => {
    const active = await box.inside('env', ...screen, 'xdotool', 'getactivewindow');
    return (
      active.stdout.trim() === window && (await tell(box, 'getwindowgeometry', '--shell', window)) === whole
    );
  });
  return since();
}

/** Commands of docs/operations.md and what each prints. They need the kiosk's own user, folder or credential. */
const commands: readonly (readonly [string, RegExp])[] = [
  ['liveness-kiosk --help', /^Liveness Kiosk/],
  ['liveness-kiosk --hash-pin < /root/pin.txt', /^scrypt\$/],
  ['liveness-kiosk --set-staff-pin administrator < /root/pin.txt', /./],
  ['liveness-kiosk --list-cameras', /./],
  ['liveness-kiosk --check-policy /etc/liveness-kiosk/policy.json', /maxAttempts/],
  ['liveness-kiosk --check-policy', /maxAttempts/],
  ['liveness-kiosk --print-head', /^LKH1 /],
];
const policy = '{ "version": 1, "settings": { "maxAttempts": 1 } }';

async function giveCommands(box: StationBox) {
  await box.inside(
    'sh',
    '-c',
    `echo 482917 > /root/pin.txt; echo '${policy}' > /etc/liveness-kiosk/policy.json`,
  );
  for (const [command, printed] of commands) {
    const { code, stdout, stderr } = await box.inside('sh', '-c', command);
    if (code !== 0 || !printed.test(stdout)) return `${command}: ${code} ${stdout}${stderr}`;
  }
  await box.inside('rm', '/etc/liveness-kiosk/policy.json');
  const saved = await box.inside('test', '-s', `${folder}/settings.json`);
  return saved.code === 0 ? 'the kiosk’s own folder and key' : 'not the kiosk’s folder';
}

/**
 * @param bad each stop ends the main process like a crash
 */
async function makeStopsBad(box: StationBox, bad: boolean) {
  const dropIn = '/run/systemd/system/liveness-kiosk.service.d/bad.conf';
  const lay = `mkdir -p "$(dirname ${dropIn})"; printf '[Service]\\nKillSignal=SIGABRT\\n' > ${dropIn}`;
  await box.inside('sh', '-c', `${bad ? lay : `rm ${dropIn}`}; systemctl daemon-reload`);
}

/** Stops all units of the station; as staysStopped. */
async function stopAll(box: StationBox): Promise<string> {
  await box.inside('systemctl', 'stop', 'liveness-kiosk*');
  return staysStopped(box);
}
