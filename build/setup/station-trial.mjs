import { setTimeout as pause } from 'node:timers/promises';
import { operationsBlock } from './doc-commands.mjs';

/** @typedef {import('./station-box.mjs').StationBox} StationBox */
/** @typedef {{ what: string, ms: number | null, found: string }} Finding */

const kiosk = 'liveness-kiosk.service';
const page = 'liveness-kiosk-out-of-order.service';
const display = 'liveness-kiosk-display.service';
const folder = '/var/lib/liveness-kiosk/Liveness Kiosk';
/** A busy machine takes its time for a screen, a window manager and a kiosk; measured times are printed. */
const limitMs = 300_000;
const pauseMs = 100;

/**
 * The trial's steps: start, keys, kills, a hang, a crash loop, a supervisor that gives up.
 * @param {StationBox} box
 * @param {{ kills: number, hang: boolean, screenFails: number }} options `screenFails`: each takes thirteen seconds, xinit's time limit
 * @returns {AsyncGenerator<Finding>}
 */
export async function* tryStation(box, { kills, hang, screenFails }) {
  const started = clock();
  await box.inside('systemctl', 'start', '--no-block', kiosk);
  await isShown(box, 'waiting');
  yield { what: 'started (screen, window manager, kiosk)', ms: started(), found: 'waiting' };

  const before = await box.show(kiosk, 'MainPID');
  await pressKeys(box);
  const same = (await box.show(kiosk, 'MainPID')) === before;
  yield { what: `keys ${keys.join(', ')}`, ms: null, found: same ? 'nothing happens' : 'the kiosk fell' };

  yield { what: 'minimized', ms: await minimize(box), found: 'in front again' };

  yield { what: 'liveness-kiosk-command', ms: null, found: await giveCommands(box) };

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

  await killUntilGivenUp(box);
  const gaveUp = clock();
  await isShown(box, 'R03');
  yield { what: 'the supervisor gave up', ms: gaveUp(), found: 'R03' };
  await isShown(box, 'R02');
  await isShown(box, 'waiting');
  yield { what: '… tries again by itself', ms: gaveUp(), found: 'R02, then waiting' };
  await killUntilGivenUp(box);
  await isShown(box, 'R03');
  // Without the second of these commands systemd refuses the third, and the screen stays empty.
  await box.inside('sh', '-c', operationsBlock('reset-failed'));
  const byHand = clock();
  await isShown(box, 'waiting');
  yield { what: '… again, and started by hand', ms: byHand(), found: 'waiting' };
  await box.inside('systemctl', 'stop', kiosk);
  const { stdout: memory } = await box.inside('cat', `${folder}/starts.json`);
  const wanted = /** @type {{ running: number | null }} */ (JSON.parse(memory)).running === null;
  yield { what: 'stopped by systemctl', ms: null, found: wanted ? 'a wanted end' : 'counted as a fall' };

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

/** @param {StationBox} box */
const pressKeys = (box) => tell(box, 'key', '--delay', '100', ...keys);

/**
 * @param {StationBox} box
 * @param {string[]} words for xdotool
 */
async function tell(box, ...words) {
  const { code, stdout, stderr } = await box.inside('env', ...screen, 'xdotool', ...words);
  if (code !== 0) throw new Error(`xdotool: ${stderr}`);
  return stdout;
}

/**
 * Milliseconds until the kiosk is the active window again, over the whole screen.
 * @param {StationBox} box
 */
async function minimize(box) {
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
const commands = /** @type {const} */ ([
  ['liveness-kiosk-command --help', /^Liveness Kiosk/],
  ['liveness-kiosk-command --hash-pin < /root/pin.txt', /^scrypt\$/],
  ['liveness-kiosk-command --set-staff-pin administrator < /root/pin.txt', /./],
  ['liveness-kiosk-command --list-cameras', /./],
  ['liveness-kiosk-command --check-policy /etc/liveness-kiosk/policy.json', /maxAttempts/],
  ['liveness-kiosk-command --print-head', /^LKH1 /],
]);
const policy = '{ "version": 1, "settings": { "maxAttempts": 1 } }';

/** @param {StationBox} box */
async function giveCommands(box) {
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
 * Milliseconds from a signal until a new main process shows `shown`.
 * @param {StationBox} box
 * @param {NodeJS.Signals} signal
 * @param {string} shown
 * @param {string} [struck] the process that gets the signal; by default the main process
 */
async function fell(box, signal, shown, struck) {
  const pid = await box.show(kiosk, 'MainPID');
  const since = clock();
  await box.inside('kill', '-s', signal.replace('SIG', ''), struck?.trim() ?? pid);
  await until(
    box,
    'another main process',
    async () => !['0', pid].includes(await box.show(kiosk, 'MainPID')),
  );
  await isShown(box, shown);
  return since();
}

/** @param {StationBox} box */
async function killUntilGivenUp(box) {
  await until(box, 'giving up', async () => {
    if ((await box.show(page, 'ActiveState')) === 'active') return true;
    const pid = await box.show(kiosk, 'MainPID');
    if (pid !== '0') await box.inside('kill', '-s', 'KILL', pid);
    return false;
  });
}

/**
 * @param {StationBox} box
 * @param {boolean} bad each stop ends the main process like a crash
 */
async function makeStopsBad(box, bad) {
  const dropIn = '/run/systemd/system/liveness-kiosk.service.d/bad.conf';
  const lay = `mkdir -p "$(dirname ${dropIn})"; printf '[Service]\\nKillSignal=SIGABRT\\n' > ${dropIn}`;
  await box.inside('sh', '-c', `${bad ? lay : `rm ${dropIn}`}; systemctl daemon-reload`);
}

/**
 * Stops all units of the station.
 * @param {StationBox} box
 * @returns {Promise<string>} units that still run, or that would start something later
 */
async function stopAll(box) {
  await box.inside('systemctl', 'stop', 'liveness-kiosk*');
  // A unit's failure starts its follow-up unit at once.
  await pause(1_000);
  const { stdout: units } = await box.inside(
    'systemctl',
    'list-units',
    '--state=active,activating',
    '--no-legend',
    'liveness-kiosk*',
  );
  const { stdout: timers } = await box.inside('systemctl', 'list-timers', '--no-legend');
  return units + timers === '' ? 'stays stopped' : `goes on: ${units}${timers}`;
}

/**
 * @param {StationBox} box
 * @param {string} wanted a screen's name, or the code of the page "out of order"
 */
async function isShown(box, wanted) {
  const since = clock();
  /** @type {string[]} */
  const seen = [];
  let before = '';
  await until(
    box,
    wanted,
    async () => {
      const shown = await box.look();
      if (shown !== before) seen.push(`${since()} ms: ${shown}`);
      before = shown;
      return shown === wanted;
    },
    seen,
  );
}

/**
 * @param {StationBox} box
 * @param {string} wanted
 * @param {() => Promise<boolean>} isSo
 * @param {readonly string[]} [seen] until then
 */
async function until(box, wanted, isSo, seen = []) {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end)
      throw new Error([`it did not come: ${wanted}`, ...seen, await tellUnits(box)].join('\n'));
    await pause(pauseMs);
  }
}

/**
 * Prints the details of a failure, for readers without access to the machine.
 * @param {StationBox} box
 */
async function tellUnits(box) {
  const units = [kiosk, page, display];
  const { stdout: states } = await box.inside('systemctl', 'list-units', '--all', '--no-legend', ...units);
  const { stdout: log } = await box.inside(
    'journalctl',
    '--no-pager',
    '--lines=40',
    '--output=short-monotonic',
  );
  return `${states}\n${log}`;
}

function clock() {
  const began = performance.now();
  return () => Math.round(performance.now() - began);
}
