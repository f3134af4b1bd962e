/**
 * Faults of the kiosk's processes. `page`: its process ended; `hang`: it stopped answering;
 * `memory`: it ran out of memory; `load`: it could not be loaded; `start`: the program before this one did not end
 * properly; `bug`: an uncaught error in main. The others are Chromium's own processes.
 */
export const troubleKinds = [
  'page',
  'hang',
  'memory',
  'load',
  'graphics',
  'network',
  'camera',
  'start',
  'bug',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

export interface Trouble {
  readonly what: TroubleKind;
  /** Chromium's reason, a number set by the kiosk, or the kind of error of a bug. No secret, no path. */
  readonly reason: string;
}
