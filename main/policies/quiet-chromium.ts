import type { CommandLine } from 'electron';

/** Chromium's own business on the network and on the screen, which a kiosk has no use for. Before the app is ready. */
export function quietChromium(commandLine: CommandLine): void {
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
}
