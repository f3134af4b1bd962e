import { setTimeout as pause } from 'node:timers/promises';
import type { StationBox } from './box.ts';

export const kiosk = 'liveness-kiosk.service';
export const page = 'liveness-kiosk-out-of-order.service';
export const display = 'liveness-kiosk-display.service';
export const folder = '/var/lib/liveness-kiosk/Liveness Kiosk';
/** A busy machine takes its time for a screen, a window manager and a kiosk; measured times are printed. */
const limitMs = 300_000;
const pauseMs = 100;

/**
 * Milliseconds from a signal until a new main process shows `shown`.
 * @param struck the process that gets the signal; by default the main process
 */
export async function fell(box: StationBox, signal: NodeJS.Signals, shown: string, struck?: string) {
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

export async function killUntilGivenUp(box: StationBox) {
  await until(box, 'giving up', async () => {
    if ((await box.show(page, 'ActiveState')) === 'active') return true;
    const pid = await box.show(kiosk, 'MainPID');
    if (pid !== '0') await box.inside('kill', '-s', 'KILL', pid);
    return false;
  });
}

export const stopped = 'stays stopped';

/** @returns `stopped`, or the units and timers that are still active. The screen may stay. */
export async function staysStopped(box: StationBox): Promise<string> {
  // A unit's failure starts its follow-up unit at once.
  await pause(1_000);
  const list = ['list-units', '--state=active,activating', '--no-legend', '--plain', 'liveness-kiosk*'];
  const { stdout: units } = await box.inside('systemctl', ...list);
  const others = units.split('\n').filter((line) => line !== '' && !line.startsWith(display));
  const { stdout: timers } = await box.inside('systemctl', 'list-timers', '--no-legend');
  return others.length === 0 && timers === '' ? stopped : `goes on: ${others.join('; ')}${timers}`;
}

/**
 * @param wanted a screen's name, or the code of the page "out of order"
 */
export async function isShown(box: StationBox, wanted: string) {
  const since = clock();
  const seen: string[] = [];
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
 * @param seen until then
 */
export async function until(
  box: StationBox,
  wanted: string,
  isSo: () => Promise<boolean>,
  seen: readonly string[] = [],
) {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end)
      throw new Error([`it did not come: ${wanted}`, ...seen, await tellUnits(box)].join('\n'));
    await pause(pauseMs);
  }
}

/** Prints the details of a failure, for readers without access to the machine. */
async function tellUnits(box: StationBox) {
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

export function clock() {
  const began = performance.now();
  return () => Math.round(performance.now() - began);
}
