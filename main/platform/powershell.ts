import { execFile } from 'node:child_process';
import { windowsFolder } from './windows-folders.ts';
import { parsePnpCameras, type PnpCamera } from '../camera/windows/pnp-camera.ts';

/** PowerShell alone takes a second to start on an old PC; its device module the same again. */
const timeLimitMs = 15_000;
const maxOutputBytes = 1_000_000;

/**
 * Fixed text: nothing from outside goes into it. Documented: Get-PnpDevice and Get-PnpDeviceProperty of the module
 * PnpDevice, part of Windows since 10.
 */
const script = `
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$ErrorActionPreference = 'SilentlyContinue'
$found = @(Get-PnpDevice -PresentOnly -Class Camera,Image | ForEach-Object {
  $p = @{}
  $keys = 'DEVPKEY_Device_Parent','DEVPKEY_Device_LocationPaths','DEVPKEY_Device_BusReportedDeviceDesc'
  Get-PnpDeviceProperty -InstanceId $_.InstanceId -KeyName $keys | ForEach-Object { $p[$_.KeyName] = $_.Data }
  [pscustomobject]@{
    InstanceId = $_.InstanceId; Class = $_.Class; FriendlyName = $_.FriendlyName; Service = $_.Service
    Parent = $p['DEVPKEY_Device_Parent']
    LocationPaths = $p['DEVPKEY_Device_LocationPaths']
    BusName = $p['DEVPKEY_Device_BusReportedDeviceDesc']
  }
})
ConvertTo-Json -InputObject $found -Compress -Depth 3
`;

/** Windows' own modules only: by default PowerShell searches the user's modules first. */
const ownModules = "$env:PSModulePath = Join-Path $PSHOME 'Modules'\n";

/** The cameras that Windows has now; null when it can't be found out. */
export async function listPnpCameras(): Promise<readonly PnpCamera[] | null> {
  const output = await runPowershell(script);
  return output === null ? null : parsePnpCameras(output);
}

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

export type PnpCameras = (fresh: boolean) => Promise<readonly PnpCamera[] | null>;

/**
 * Keeps the last list. An old entry is as good as a new one, since a path names one device at one socket; only a device
 * that is not in it needs a new list.
 */
export function rememberPnpCameras(list: () => Promise<readonly PnpCamera[] | null>): PnpCameras {
  let known: Promise<readonly PnpCamera[] | null> | null = null;
  return (fresh) => {
    if (known === null || fresh) known = list();
    return known;
  };
}
