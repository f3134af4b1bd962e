import { existsSync } from 'node:fs';

/** What the station's box takes from the machine, by the package that brings it on Debian and Ubuntu. */
const needed = {
  systemd: '/lib/systemd/systemd',
  dbus: '/usr/bin/dbus-daemon',
  'libpam-systemd': '/usr/share/pam-configs/systemd',
  openbox: '/usr/bin/openbox',
  'xserver-xorg-core': '/usr/lib/xorg/Xorg',
  'xserver-xorg-video-dummy': '/usr/lib/xorg/modules/drivers/dummy_drv.so',
  xinit: '/usr/bin/xinit',
  xauth: '/usr/bin/xauth',
  'x11-xserver-utils': '/usr/bin/xset',
  'x11-xkb-utils': '/usr/bin/setxkbmap',
  xdotool: '/usr/bin/xdotool',
};

export const stationPackages = Object.keys(needed);

/** @returns packages whose program is not there */
export const missingStationPackages = (): string[] =>
  Object.entries(needed).flatMap(([name, path]) => (existsSync(path) ? [] : [name]));
