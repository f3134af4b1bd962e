import type { CommandLine } from 'electron';

/**
 * Chromium's own business on the network and on the screen, which a kiosk has no use for. Before the app is ready.
 * @param closesLocalNames no proxy script has to be found in `.local`
 */
export function quietChromium(commandLine: CommandLine, closesLocalNames: boolean): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-client-side-phishing-detection',
    'no-pings',
    'disable-pinch',
    'disable-print-preview',
  ]) {
    commandLine.appendSwitch(name);
  }
  // QUIC and prefetch have no purpose: the renderer may request nothing. Autoplay: the two notes of the verdict.
  commandLine.appendSwitch('disable-quic');
  commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
  commandLine.appendSwitch('overscroll-history-navigation', '0');
  keepNamesIn(commandLine, closesLocalNames);
}

/** Chromium's feature by which a peer connection resolves `anything.local` by multicast in the local network. */
const multicastNames = 'WebRtcHideLocalIpsWithMdns';

/**
 * Names that end in `.local` bypass the resolver rules (main/network/name-resolution.ts): Chromium resolves a peer connection's by multicast, and
 * all others by the system's resolver. A name can carry data out, so both are switched off: one by each line.
 */
function keepNamesIn(commandLine: CommandLine, closesLocalNames: boolean): void {
  // Chromium uses the last one of a repeated switch, so the existing value is kept and extended.
  const disabled = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('disable-features', [...disabled, multicastNames].join(','));
  if (closesLocalNames)
    commandLine.appendSwitch('host-resolver-rules', 'MAP *.local ~NOTFOUND, MAP *.local. ~NOTFOUND');
}
