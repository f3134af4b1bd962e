#Requires -RunAsAdministrator
<#
.SYNOPSIS
Makes a Windows computer a kiosk station, or takes that back. NEVER RUN ON WINDOWS YET: read it, try it on one machine first.

.DESCRIPTION
The account, the shell, the keys, the edges of the screen, power, crash dumps. Offline; may be run again at any time. Each value in
the registry that is changed is noted before in %ProgramData%\LivenessKiosk\set-up\before.json, from which -Undo puts it back; keyboard
filter and accessibility shortcuts go back to what Windows comes with. Ends with 3010 where a restart and a second run are needed.
Automatic sign-in is left to Sysinternals Autologon or the MDM, which keep the password in the LSA's store and not in the registry.

.PARAMETER Mode
ShellLauncher (Enterprise, Education, IoT) or AssignedAccess (Pro as well, Windows 11 22H2 and later).

.EXAMPLE
.\set-up-station.ps1 -Mode ShellLauncher -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateSet('ShellLauncher', 'AssignedAccess')] [string] $Mode = 'ShellLauncher',
    [string] $Account = 'kiosk',
    [switch] $Undo
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$state = Join-Path $env:ProgramData 'LivenessKiosk\set-up'
$before = Join-Path $state 'before.json'
$modeFile = Join-Path $state 'mode.txt'
$program = Join-Path $env:ProgramFiles 'Liveness Kiosk\Liveness Kiosk.exe'

# Path, name, value (DWORD), why.
$values = @(
    # Swipes from the edges of a touch screen open notifications and widgets.
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI', 'AllowEdgeSwipe', 0),
    # Ctrl+Alt+Del can't be caught by a program; its screen is emptied instead.
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'HideFastUserSwitching', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableTaskMgr', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableLockWorkstation', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableChangePassword', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoLogoff', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoClose', 1),
    # A dump of a crashed process can hold a picture or the key.
    @('HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting', 'Disabled', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting', 'DontShowUI', 1),
    @('HKLM:\SYSTEM\CurrentControlSet\Control\CrashControl', 'CrashDumpEnabled', 0),
    # Drives that are plugged in run nothing.
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoDriveTypeAutoRun', 255)
)

function Save-Before {
    if (Test-Path $before) { return }
    $found = foreach ($value in $values) {
        $item = Get-ItemProperty -Path $value[0] -Name $value[1] -ErrorAction SilentlyContinue
        @{ Path = $value[0]; Name = $value[1]; Value = if ($item) { $item.($value[1]) } else { $null } }
    }
    New-Item -ItemType Directory -Force -Path $state | Out-Null
    $found | ConvertTo-Json | Set-Content -Encoding utf8 $before
}

function Set-Values {
    foreach ($value in $values) {
        if (-not $PSCmdlet.ShouldProcess("$($value[0])\$($value[1])", "set to $($value[2])")) { continue }
        # Forced, for the keys above it; never where it is there already, which would empty it.
        if (-not (Test-Path $value[0])) { New-Item -Force -Path $value[0] | Out-Null }
        Set-ItemProperty -Path $value[0] -Name $value[1] -Value $value[2] -Type DWord
    }
    # Dumps of the kiosk only, in case Windows was configured to write them (LocalDumps).
    $dumps = 'HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps\Liveness Kiosk.exe'
    if (Test-Path $dumps) { Remove-Item -Recurse -Path $dumps }
}

function Set-Power {
    # The kiosk itself keeps the display on in its opening hours; outside them the display sleeps after ten minutes. The computer never sleeps.
    if (-not $PSCmdlet.ShouldProcess('power plan', 'display off after 10 minutes, never sleep')) { return }
    powercfg /change monitor-timeout-ac 10
    powercfg /change standby-timeout-ac 0
    powercfg /change hibernate-timeout-ac 0
}

# The feature "Keyboard Filter" (Enterprise, Education, IoT) blocks keys before any program receives them.
$keys = 'Alt+F4', 'Alt+Tab', 'Alt+Esc', 'Ctrl+Esc', 'Windows', 'Win+L', 'Win+R', 'Win+E', 'Win+D', 'Win+Tab', 'Shift+Ctrl+Esc',
    'Alt+Space', 'BrowserHome', 'BrowserSearch', 'LaunchApp1', 'LaunchApp2', 'LaunchMail', 'LaunchMediaSelect'
$filter = @{ Namespace = 'root\standardcimv2\embedded' }
# Name, value for the station, Windows' own value.
$filterSettings = @(
    # Sticky Keys and the like open dialogs of the system, with links to Settings.
    @('ForceOffAccessibility', 'true', 'false'),
    # Pressed five times this key opens the sign-in screen. F24, which keyboards do not have, instead of the left Windows key.
    @('BreakoutKeyScanCode', '118', '91')
)

function Test-Filter { $null -ne (Get-CimClass @filter -ClassName WEKF_PredefinedKey -ErrorAction SilentlyContinue) }

# Writes one setting of the filter and reads it back: Windows may accept a value without storing it.
function Set-FilterValue([string] $class, [string] $where, [string] $property, $value) {
    if (-not $PSCmdlet.ShouldProcess("$class, $where", "$property = $value")) { return }
    $found = Get-CimInstance @filter -ClassName $class -Filter $where
    if (-not $found) { throw "The keyboard filter has no $where." }
    $found | Set-CimInstance -Property @{ $property = $value }
    $now = (Get-CimInstance @filter -ClassName $class -Filter $where).$property
    if ($now -ne $value) { throw "The keyboard filter did not accept $where ($property is $now)." }
}

function Set-Keys([bool] $enabled) {
    if (-not (Test-Filter)) { return }
    foreach ($key in $keys) { Set-FilterValue 'WEKF_PredefinedKey' "Id='$key'" 'Enabled' $enabled }
    foreach ($one in $filterSettings) {
        Set-FilterValue 'WEKF_Settings' "Name='$($one[0])'" 'Value' $(if ($enabled) { $one[1] } else { $one[2] })
    }
}

# The same shortcuts for the account itself, where there is no keyboard filter too: flags without the shortcut, Windows' own flags.
$shortcuts = @(
    @('StickyKeys', '506', '510'),
    @('Keyboard Response', '122', '126'),
    @('ToggleKeys', '58', '62'),
    @('MouseKeys', '58', '62'),
    @('HighContrast', '122', '126')
)

function Write-Shortcuts([string] $hive, [bool] $enabled) {
    foreach ($one in $shortcuts) {
        $path = "Registry::HKEY_USERS\$hive\Control Panel\Accessibility\$($one[0])"
        if (-not (Test-Path $path)) { New-Item -Force -Path $path | Out-Null }
        Set-ItemProperty -Path $path -Name 'Flags' -Type String -Value $(if ($enabled) { $one[2] } else { $one[1] })
    }
}

function Set-Shortcuts([bool] $enabled) {
    if (-not $PSCmdlet.ShouldProcess("account $Account and the sign-in screen", "accessibility shortcuts: $enabled")) { return }
    Write-Shortcuts '.DEFAULT' $enabled
    $sid = (Get-LocalUser -Name $Account).SID.Value
    if (Test-Path "Registry::HKEY_USERS\$sid") { Write-Shortcuts $sid $enabled; return }
    # Not signed in: its registry is a file. Never signed in: that of new accounts, from which its own will be made.
    $list = "HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"
    $folder = if (Test-Path "$list\$sid") { (Get-ItemProperty "$list\$sid").ProfileImagePath } else { (Get-ItemProperty $list).Default }
    & reg.exe load 'HKU\LivenessKiosk' (Join-Path $folder 'NTUSER.DAT') | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "The registry of $Account can't be opened." }
    try { Write-Shortcuts 'LivenessKiosk' $enabled }
    finally {
        # Windows removes it only when no process uses it any more.
        [gc]::Collect()
        & reg.exe unload 'HKU\LivenessKiosk' | Out-Null
    }
}

function Enable-Features {
    $names = if ($Mode -eq 'ShellLauncher') { 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter' } else { @() }
    foreach ($name in $names) {
        if ($PSCmdlet.ShouldProcess("feature $name", 'switch on')) {
            Enable-WindowsOptionalFeature -Online -NoRestart -All -FeatureName $name | Out-Null
        }
    }
}

# MDM's own road, as the system account; the bridge is not there for an administrator.
function Set-Shell([string] $xml) {
    $property = if ($Mode -eq 'ShellLauncher') { 'ShellLauncher' } else { 'Configuration' }
    if (-not $PSCmdlet.ShouldProcess("account $Account", "shell by $Mode")) { return }
    $bridge = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName MDM_AssignedAccess
    $bridge.$property = [System.Net.WebUtility]::HtmlEncode($xml)
    Set-CimInstance -CimInstance $bridge
}

function Assert-Ready {
    if (-not (Test-Path $program)) { throw "Install the kiosk first: $program was not found." }
    if (-not (Get-LocalUser -Name $Account -ErrorAction SilentlyContinue)) {
        throw "Create the account first, without administrator rights: New-LocalUser $Account"
    }
    if (-not ([Security.Principal.WindowsIdentity]::GetCurrent().IsSystem)) {
        throw 'Run it as the system account: psexec -i -s powershell.exe, or a task that runs as SYSTEM.'
    }
}

if ($Undo) {
    if (-not $PSCmdlet.ShouldProcess('this station', 'undo')) { return }
    # The stored value applies, not this run's parameter.
    if (Test-Path $modeFile) { $Mode = (Get-Content -Raw $modeFile).Trim() }
    Set-Shell ''
    Set-Keys $false
    Set-Shortcuts $true
    if (Test-Path $before) {
        foreach ($one in (Get-Content -Raw $before | ConvertFrom-Json)) {
            if ($null -eq $one.Value) { Remove-ItemProperty -Path $one.Path -Name $one.Name -ErrorAction SilentlyContinue }
            else { Set-ItemProperty -Path $one.Path -Name $one.Name -Value $one.Value -Type DWord }
        }
        Remove-Item -Recurse -Path $state
    }
    'Undone. Features and power stay as they are. Restart the computer.'
    return
}
Assert-Ready
Save-Before
Enable-Features
if ($Mode -eq 'ShellLauncher' -and -not $WhatIfPreference -and -not (Test-Filter)) {
    # 3010 is Windows' exit code for "restart required". Nothing is half locked: the second run sets shell and keys.
    Write-Warning 'Not finished: the keyboard filter becomes available after a restart. Restart the computer and run this script again.'
    exit 3010
}
if (-not $WhatIfPreference) { Set-Content -Encoding utf8 -Path $modeFile -Value $Mode }
$file = if ($Mode -eq 'ShellLauncher') { 'shell-launcher.xml' } else { 'assigned-access.xml' }
Set-Shell ((Get-Content -Raw (Join-Path $PSScriptRoot $file)).Replace('>kiosk<', ">$Account<").Replace('"kiosk"', "`"$Account`""))
Set-Keys $true
Set-Shortcuts $false
Set-Values
Set-Power
'Done. Restart the computer; set up the automatic sign-in of the account with Autologon.'
