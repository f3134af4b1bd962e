import { runPowershell } from '../../platform/windows.ts';
import { parsePnpCameras, type PnpCamera } from './pnp-camera.ts';

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

/** The cameras that Windows has now; null when it can't be found out. */
export async function listPnpCameras(): Promise<readonly PnpCamera[] | null> {
  const output = await runPowershell(script);
  return output === null ? null : parsePnpCameras(output);
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
