import { execFile } from 'node:child_process';
import { windowsFolder } from './windows-folders.ts';

/** PowerShell alone takes a second to start on an old PC; its device module the same again. */
const timeLimitMs = 15_000;
const maxOutputBytes = 1_000_000;

/** Windows' own modules only: by default PowerShell searches the user's modules first. */
const ownModules = "$env:PSModulePath = Join-Path $PSHOME 'Modules'\n";

type Run = (
  program: string,
  words: string[],
  options: { timeout: number; maxBuffer: number; windowsHide: boolean },
  done: (error: Error | null, stdout: string) => void,
) => unknown;

/**
 * What a script prints; null when it fails or takes too long. Uses the full path without a variable: a program earlier in PATH, or
 * in the folder that a user's variable names, is not run.
 * @param fixed text of our own; nothing from outside may go into it
 */
export function runPowershell(fixed: string, run: Run = execFile): Promise<string | null> {
  const program = `${windowsFolder}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
  // As UTF-16 in base64, PowerShell's own way to be given a script without a shell's quoting.
  const encoded = Buffer.from(ownModules + fixed, 'utf16le').toString('base64');
  const words = ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
  return new Promise((resolve) => {
    const options = { timeout: timeLimitMs, maxBuffer: maxOutputBytes, windowsHide: true };
    run(program, words, options, (error, stdout) => resolve(error ? null : stdout));
  });
}
