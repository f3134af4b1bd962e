// npm run try-station: the Linux station's own unit files under a real systemd, with Xorg and openbox, in a box in memory
import { say, SetupProblem } from '../bootstrap/terminal.mjs';
import { prepareKiosk } from '../electron/prepare.ts';
import { ensureRuntime } from '../electron/runtime.ts';
import { ensureStationPrograms } from '../electron/system-libraries.ts';
import { openStationBox, type StationBox, whyNoBox } from '../station/box.ts';
import { stationStates, tryStation, tryWithoutUserNamespaces } from '../station/trial.ts';

export async function execute(): Promise<number | void> {
  await ensureStationPrograms();
  const why = whyNoBox();
  if (why) throw new SetupProblem(`The station can't be tried on this machine: ${why}.`);
  await prepareKiosk('demonstration', { needsVirtualDisplay: false });
  const { distPath: runtime } = await ensureRuntime();
  say('• a copy of this machine in memory, with a systemd of its own');
  const limits = { kills: 3, hang: true, screenFails: 2, states: stationStates };
  await tell({ runtime, outOfOrderMs: 8_000 }, (box) => tryStation(box, limits));
  say('• another, whose kernel gives normal users no user namespaces');
  await tell({ runtime, outOfOrderMs: 8_000, closed: true }, tryWithoutUserNamespaces);
  return 0;
}

/** Prints what a trial finds in a new box. */
async function tell(
  options: Parameters<typeof openStationBox>[0],
  trial: (box: StationBox) => ReturnType<typeof tryStation>,
) {
  const box = await openStationBox(options);
  try {
    for await (const { what, ms, found } of trial(box))
      process.stdout.write(`${what.padEnd(50)} ${ms === null ? '' : `${ms} ms`.padStart(9)}  ${found}\n`);
  } finally {
    await box.close();
  }
}
