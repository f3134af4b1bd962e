import type { CommandLine } from 'electron';
import { expect, it } from 'vitest';
import { quietChromium } from './chromium.ts';

function switchesAfter(
  before: Readonly<Record<string, string>>,
  closesLocalNames = true,
): Map<string, string> {
  const switches = new Map(Object.entries(before));
  const commandLine: Partial<CommandLine> = {
    appendSwitch: (name, value = '') => void switches.set(name, value),
    getSwitchValue: (name) => switches.get(name) ?? '',
  };
  quietChromium(commandLine as CommandLine, closesLocalNames);
  return switches;
}

it('takes multicast from peer connections, and keeps what was switched off before', () => {
  expect(switchesAfter({}).get('disable-features')).toBe('WebRtcHideLocalIpsWithMdns');
  expect(switchesAfter({ 'disable-features': 'A,B' }).get('disable-features')).toBe(
    'A,B,WebRtcHideLocalIpsWithMdns',
  );
});

it('finds no name that ends in .local, unless a proxy script may lie there', () => {
  expect(switchesAfter({}).get('host-resolver-rules')).toContain('MAP *.local ~NOTFOUND');
  expect(switchesAfter({}, false).has('host-resolver-rules')).toBe(false);
});
