import type { Timing } from '../../preload/station.ts';
import { unknownStation, type FlowContext } from './context.ts';

/** Warnings are shown this long before a limit; the least that WCAG 2.2.1 calls enough is 20 s. */
export const warningMs = 20_000;

/** Main answers its own questions at once; later than this it is stuck. */
export const bridgeDeadlineMs = 10_000;

interface Held {
  readonly context: FlowContext;
}

const timing = ({ context }: Held): Timing => (context.station ?? unknownStation).timing;

/** Tips take time to read, and a receipt waits for the teller's scanner. */
const readingMs = 60_000;

/** However short a limit is set, its warning keeps its full length. */
export function resultLimitMs(held: Held): number {
  const { failureClass, receipt } = held.context;
  const leastMs = failureClass === null && receipt === null ? warningMs : readingMs;
  return Math.max(timing(held).resultLimitMs, leastMs);
}
export const countdownMs = (held: Held): number => timing(held).countdownMs;

/** Every wait of the flow, in milliseconds. */
export const delays = {
  countdown: countdownMs,
  takeNowAfter: (held: Held) => timing(held).takeNowAfterMs,
  consentCalm: (held: Held) => Math.max(0, timing(held).consentLimitMs - warningMs),
  cameraCalm: (held: Held) => Math.max(0, timing(held).cameraLimitMs - warningMs),
  warning: warningMs,
  resultCalm: (held: Held) => resultLimitMs(held) - warningMs,
  slowAfter: (held: Held) => timing(held).slowAfterMs,
  /** A language chosen by a person who then left must not apply to the next one. */
  languageForgotten: resultLimitMs,
  bridgeDeadline: bridgeDeadlineMs,
  /** getUserMedia can hang in a driver; the wait for the first frame has its own deadline. */
  openingDeadline: 12_000,
  capturingDeadline: 5_000,
  /** If the guidance has not started by then, the session continues without it. Loading starts with the session and takes about 0.1 s. */
  guidanceDeadline: 3_000,
  /** Far above any deadline main may have: reached only when the main process has crashed. */
  checkingWatchdog: 150_000,
} as const;
