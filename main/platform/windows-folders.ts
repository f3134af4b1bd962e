import { execFileSync } from 'node:child_process';

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
