// npm run try-station: the Linux station's own unit files under a real systemd, with Xorg and openbox, in a box in memory
import './node-version.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript, SetupProblem } from './problem.mjs';
import { say } from './progress.mjs';
import { ensureRuntime } from './runtime.mjs';
import { openStationBox, whyNoBox } from './station-box.mjs';
import { tryStation } from './station-trial.mjs';
import { ensureStationPrograms } from './system-libraries.mjs';

await runScript(async () => {
  await ensureStationPrograms();
  const why = whyNoBox();
  if (why) throw new SetupProblem(`The station can't be tried on this machine: ${why}.`);
  await prepareKiosk('demonstration', { needsVirtualDisplay: false });
  const { distPath: runtime } = await ensureRuntime();
  say('• a copy of this machine in memory, with a systemd of its own');
  const box = await openStationBox({ runtime, outOfOrderMs: 8_000 });
  try {
    for await (const { what, ms, found } of tryStation(box, { kills: 3, hang: true, screenFails: 2 }))
      process.stdout.write(`${what.padEnd(50)} ${ms === null ? '' : `${ms} ms`.padStart(9)}  ${found}\n`);
  } finally {
    await box.close();
  }
  return 0;
});
