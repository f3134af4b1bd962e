import { execFile, execFileSync } from 'node:child_process';

/**
 * Windows' folder. Not by its variables (SystemRoot, ProgramData): every user may give them other values in the registry (HKCU), and
 * a user who chooses where the policy is, or which PowerShell lists the cameras, bypasses every restriction. Never run on Windows.
 */
export const windowsFolder = 'C:\\Windows';

const usual = 'C:\\ProgramData';
/** Only administrators write there. */
const place = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

/** Windows' folder for data of all users, by the registry; where that has no value, the usual path. */
export function programData(ask: () => string = askRegistry): string {
  const found = /^\s*ProgramData\s+REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/im.exec(answerOf(ask))?.[1];
  const folder = found?.replace(/^%SystemDrive%/i, windowsFolder.slice(0, 2));
  // A full path without a variable: a user who sets the variable could choose the folder.
  return folder !== undefined && /^[a-z]:\\[^%]+$/i.test(folder) ? folder : usual;
}

function answerOf(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}

/** Takes some hundredths of a second, once at a start. */
function askRegistry(): string {
  return execFileSync(
    `${windowsFolder}\\System32\\reg.exe`,
    ['query', place, '/v', 'ProgramData', '/reg:64'],
    { encoding: 'utf8', timeout: 2_000, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] },
  );
}

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
