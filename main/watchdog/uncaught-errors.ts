import { kindOfBug, type Log } from '../platform/log.ts';
import type { Trouble } from './fault.ts';

export interface BugPorts {
  readonly log: Pick<Log, 'fatal'>;
  /** Emitter of uncaught errors. */
  readonly source: Pick<NodeJS.Process, 'on'>;
  /** Arranges for the next start, where no supervisor does. */
  readonly startAnew: () => void;
  readonly exit: (code: number) => void;
  /** Of this run. */
  readonly uptimeMs: () => number;
}

export interface CaughtBugs {
  /** The program is about to end: nothing new is begun. */
  readonly isEnding: boolean;
  /** Called at once with a bug, in the order in which they were handed over; what one of them throws stops no other. */
  readonly onBug: (step: (trouble: Trouble) => void) => void;
}

/** The attempt that was broken off is recorded in this time. */
const writeDownMs = 500;
/** So that a bug at each start does not make the screen flicker before the kiosk is out of order (starts.ts). */
const shortestRunMs = 5_000;

/**
 * An uncaught error leaves main in an unknown state. So the program ends and restarts: not as an intended exit, but with
 * `exit(1)`, so that it counts as a crash of the program and a crash loop ends in "out of order".
 */
export function catchBugs({ log, source, startAnew, exit, uptimeMs }: BugPorts): CaughtBugs {
  const steps: ((trouble: Trouble) => void)[] = [];
  let isEnding = false;

  const report = (bug: unknown) => {
    try {
      log.fatal({ bug }, 'a bug');
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
    attempt(startAnew);
    exit(1);
  };
  const onBug = (bug: unknown) => {
    report(bug);
    if (isEnding) return;
    isEnding = true;
    const trouble: Trouble = { what: 'bug', reason: kindOfBug(bug) };
    for (const step of steps) attempt(() => step(trouble));
    setTimeout(end, Math.max(writeDownMs, shortestRunMs - uptimeMs()));
  };
  source.on('uncaughtException', onBug);
  source.on('unhandledRejection', onBug);
  return {
    get isEnding() {
      return isEnding;
    },
    onBug: (step) => void steps.push(step),
  };
}
