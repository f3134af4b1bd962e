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

/** Chromium's feature by which a peer connection asks everybody nearby, by multicast, who `anything.local` is. */
const multicastNames = 'WebRtcHideLocalIpsWithMdns';

/**
 * Names that end in `.local` go past the setting for names (main/network/names.ts): Chromium hands a peer connection's to multicast, and
 * all others to the system's resolver. A name can be a message, so it finds none of them. Each line closes one of the two ways.
 */
function keepNamesIn(commandLine: CommandLine, closesLocalNames: boolean): void {
  // Of a switch that is given twice the last one counts: what stands there already is kept.
  const disabled = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('disable-features', [...disabled, multicastNames].join(','));
  if (closesLocalNames)
    commandLine.appendSwitch('host-resolver-rules', 'MAP *.local ~NOTFOUND, MAP *.local. ~NOTFOUND');
}
