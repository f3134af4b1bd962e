import { execFileSync } from 'node:child_process';

/**
 * Where Windows lies. Not by its variables (SystemRoot, ProgramData): every user may give them other values in the registry (HKCU), and
 * who chooses where the policy lies, or which PowerShell is asked for cameras, has no locks. Never run on Windows.
 */
export const windowsFolder = 'C:\\Windows';

const usual = 'C:\\ProgramData';
/** Only administrators write there. */
const place = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

/** Windows' folder for what belongs to all users, as the registry has it; where it does not say, where it usually is. */
export function programData(ask: () => string = askRegistry): string {
  const found = /^\s*ProgramData\s+REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/im.exec(answerOf(ask))?.[1];
  const folder = found?.replace(/^%SystemDrive%/i, windowsFolder.slice(0, 2));
  // A path in full and without a variable: who could set one could say where it leads.
  return folder !== undefined && /^[a-z]:\\[^%]+$/i.test(folder) ? folder : usual;
}

function answerOf(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}

/** Some hundredths of a second, once at a start. */
function askRegistry(): string {
  return execFileSync(
    `${windowsFolder}\\System32\\reg.exe`,
    ['query', place, '/v', 'ProgramData', '/reg:64'],
    { encoding: 'utf8', timeout: 2_000, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] },
  );
}
