import { spawn } from 'node:child_process';

type Start = (program: string, args: readonly string[]) => void;

/**
 * Switches the display on where a block against sleep does not: under X it only stops the clock that switches the display off.
 * On Windows the block itself switches it on. Wherever there is no X or no `xset`, nothing happens.
 */
export function switchDisplayOn(
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process,
  start: Start = startQuietly,
): void {
  if (platform === 'linux' && env['DISPLAY']) start('xset', ['dpms', 'force', 'on']);
}

/** A touch wakes the display in any case: the program's result does not matter. */
function startQuietly(program: string, args: readonly string[]): void {
  spawn(program, args, { stdio: 'ignore' }).on('error', () => undefined);
}
