/** What may be in Latin letters in a Kazakh or Russian text for staff, and why. Anything else is untranslated English. */
export const latinNames: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /\{\{\w+\}\}|\{\w+\}/g, reason: 'a placeholder: a value stands there' },
  { pattern: /"[^"]*"/g, reason: 'a name or a value in quotation marks, as it is written in a file' },
  { pattern: /--[a-z][a-z-]+(=[a-z|]+)?/g, reason: 'a switch of the command line, as it is typed' },
  {
    pattern:
      /\b(administrator|clerk|auto|x11|wayland|headless|enabled|disabled|swiftshader|gnome-libsecret|kwallet6)\b/g,
    reason: 'a value that a switch takes, as it is typed',
  },
  {
    pattern:
      /\bliveness-kiosk(-[a-z]+)?\b|\bnode verify-receipt\.mjs\b|\b(chmod|chown|chcp|root|station-setup)\b/g,
    reason: 'a command or a user’s name, as it is typed',
  },
  { pattern: /«Local State»|\/dev\/shm\b/g, reason: 'the name of a file' },
  {
    pattern: /«API_KEY=»|#rrggbb\b|\busb-046d-082d\b|\b\d{4}-\d\d-A\b/g,
    reason: 'an example of what is entered',
  },
  { pattern: /\bhttps?:\/\/[\w.:/-]*/g, reason: 'an address' },
  {
    pattern:
      /\b(biometric\.kz|Liveness Kiosk|Windows|Linux|Electron|Chrome|Edge|Firefox|Safari|KWallet|gnome-keyring)\b/g,
    reason: 'the name of a product or a service',
  },
  { pattern: /\bEnglish\b/g, reason: 'a language is called by its own name' },
  { pattern: /\b(Enter|Ctrl\+[A-Z])(?!\w)/g, reason: 'what is printed on a key' },
  { pattern: /\b(QR|USB|API|ID)(?!\w)/g, reason: 'an abbreviation that is written so in every language' },
  {
    pattern: /\b(PNG|JPEG|SVG|PEM|DER|P7B|PKCS #7|JSON|UTF-(8|16)|base64)(?!\w)/g,
    reason: 'the name of a format',
  },
  {
    pattern: /\b(HTTPS?|https?|DNS|CONNECT|NTLM|Negotiate|Basic|SHA[-‑]256)\b/g,
    reason: 'the name of a protocol or a method in it, by which IT finds it in a manual',
  },
];

/** The Latin words of a text that are not such names. */
export function latinWords(text: string): readonly string[] {
  const rest = latinNames.reduce((left, { pattern }) => left.replaceAll(pattern, ' '), text);
  return rest.match(/\p{Script=Latin}[\p{Script=Latin}\d_]*/gu) ?? [];
}
