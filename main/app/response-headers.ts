/** Sent with every answer. `blob:` is for the still picture the person is shown; scripts come from the app alone. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  // Face detection is WebAssembly; this allows compiling it but no `eval`.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "media-src 'self' mediastream:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  // No window.print() (disableDialogs does not stop it, electron/electron#32925), no alerts, no pop-ups, no downloads, no forms.
  'sandbox allow-scripts allow-same-origin',
].join('; ');

/**
 * Sent with every answer: of what Chromium offers a page, this one may use the camera, and its two notes may sound. Windows that float above
 * the kiosk (picture-in-picture), sensors, devices, the clipboard, leaving or taking the full screen: nothing of it. The names are
 * Chromium's (third_party/blink/public/mojom/permissions_policy); one it does not know it passes over.
 */
const closed = `
  picture-in-picture fullscreen display-capture window-management screen-wake-lock microphone
  geolocation accelerometer gyroscope magnetometer ambient-light-sensor usb serial hid bluetooth midi
  gamepad xr-spatial-tracking keyboard-map smart-card clipboard-read clipboard-write local-fonts
  idle-detection compute-pressure speaker-selection payment otp-credentials publickey-credentials-get
  publickey-credentials-create identity-credentials-get digital-credentials-get encrypted-media
  storage-access cross-origin-isolated sync-xhr unload captured-surface-control language-model
  translator language-detector summarizer writer rewriter on-device-speech-recognition
  web-app-installation private-state-token-issuance private-state-token-redemption
  private-aggregation shared-storage shared-storage-select-url run-ad-auction join-ad-interest-group
  browsing-topics interest-cohort attribution-reporting fenced-unpartitioned-storage-read
  local-network-access local-network loopback-network device-attributes deferred-fetch
  deferred-fetch-minimal all-screens-capture controlled-frame direct-sockets
`;

export const permissionsPolicy = [
  'camera=(self)',
  'autoplay=(self)',
  ...closed
    .trim()
    .split(/\s+/)
    .map((name) => `${name}=()`),
].join(', ');
