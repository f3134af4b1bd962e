import { kindOfError, type Log } from '../platform/log.ts';
import type { ProcessFault } from './health.ts';

export interface UncaughtErrorPorts {
  readonly log: Pick<Log, 'fatal'>;
  /** Emitter of uncaught errors. */
  readonly source: Pick<NodeJS.Process, 'on'>;
  /** Arranges for the next start, where no supervisor does. */
  readonly relaunch: () => void;
  readonly exit: (code: number) => void;
  /** Of this run. */
  readonly uptimeMs: () => number;
}

export interface UncaughtErrors {
  /** The program is about to end: nothing new is begun. */
  readonly isEnding: boolean;
  /** Called at once with a bug, in the order in which they were handed over; what one of them throws stops no other. */
  readonly onError: (step: (fault: ProcessFault) => void) => void;
}

/** The attempt that was broken off is recorded in this time. */
const writeDownMs = 500;
/** So that a bug at each start does not make the screen flicker before the kiosk is out of order (boot-loop.ts). */
const shortestRunMs = 5_000;

/**
 * An uncaught error leaves main in an unknown state. So the program ends and restarts: not as an intended exit, but with
 * `exit(1)`, so that it counts as a crash of the program and a crash loop ends in "out of order".
 */
export function catchUncaughtErrors({
  log,
  source,
  relaunch,
  exit,
  uptimeMs,
}: UncaughtErrorPorts): UncaughtErrors {
  const steps: ((fault: ProcessFault) => void)[] = [];
  let isEnding = false;

  const report = (err: unknown) => {
    try {
      log.fatal({ err }, 'uncaught error');
    } catch {
      // The bug can't be logged.
    }
  };
  const attempt = (step: () => void) => {
    try {
      step();
    } catch (error) {
      report(error);
    }
  };
  const end = () => {
    attempt(relaunch);
    exit(1);
  };
  const onBug = (bug: unknown) => {
    report(bug);
    if (isEnding) return;
    isEnding = true;
    const fault: ProcessFault = { what: 'bug', reason: kindOfError(bug) };
    for (const step of steps) attempt(() => step(fault));
    setTimeout(end, Math.max(writeDownMs, shortestRunMs - uptimeMs()));
  };
  source.on('uncaughtException', onBug);
  source.on('unhandledRejection', onBug);
  return {
    get isEnding() {
      return isEnding;
    },
    onError: (step) => void steps.push(step),
  };
}
