import { describe, expect, it } from 'vitest';
import { aptPackages, parseMissingLibraries } from './system-libraries.ts';

const listing = `	linux-vdso.so.1 (0x00007ffd)
	libffmpeg.so => /runtime with spaces/./libffmpeg.so (0x00007f1)
	libnss3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
	/lib64/ld-linux-x86-64.so.2 (0x00007f3)
`;

describe('missing libraries', () => {
  it('are those that ldd did not find', () => {
    expect(parseMissingLibraries(listing)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(parseMissingLibraries('	not a dynamic executable\n')).toEqual([]);
  });

  it('come with the packages as Debian 12 names them', () => {
    const packages = aptPackages(['libnss3.so', 'Xvfb'], () => false);
    expect(packages).toEqual(['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'xvfb']);
  });

  it('come with the packages as newer systems name them', () => {
    const renamed = new Set(['libgtk-3-0t64', 'libasound2t64']);
    const packages = aptPackages(['libnss3.so'], (name) => renamed.has(name));
    expect(packages).toEqual(['libgtk-3-0t64', 'libnss3', 'libasound2t64', 'libgbm1', 'libxss1']);
  });

  it('bring the programs that the tests use', () => {
    const packages = aptPackages(['gnome-keyring-daemon', 'dbus-run-session'], () => false);
    expect(packages).toEqual(['gnome-keyring', 'libsecret-1-0', 'dbus-x11']);
  });

  it('bring only the display where only the display is missing', () => {
    expect(aptPackages(['Xvfb'], () => false)).toEqual(['xvfb']);
    expect(aptPackages([], () => false)).toEqual([]);
  });
});
