/**
 * What can go wrong under the kiosk without anybody's doing. `page`: its process ended; `hang`: it stopped answering;
 * `memory`: it ran out of memory; `load`: it could not be loaded; `start`: the program before this one did not end
 * properly; `bug`: an error in main that nobody has caught. The others are Chromium's own processes.
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
  /** Chromium's word, a number of ours, or what kind of error a bug was. No secret, no path. */
  readonly reason: string;
}
