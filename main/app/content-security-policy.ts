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
