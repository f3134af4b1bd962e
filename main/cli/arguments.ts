export type Command =
  | { readonly kind: 'kiosk' }
  | { readonly kind: 'set-api-key' }
  | { readonly kind: 'check-photo'; readonly args: readonly string[] }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' };

/** Switches of ours that are followed by words of their own. Everything unknown is left to Chromium. */
export function parseCommand(argv: readonly string[]): Command {
  const at = argv.indexOf('--check-photo');
  if (at >= 0) return { kind: 'check-photo', args: argv.slice(at + 1).filter((arg) => !isChromium(arg)) };
  if (argv.includes('--set-api-key')) return { kind: 'set-api-key' };
  if (argv.includes('--version')) return { kind: 'version' };
  if (argv.includes('--help')) return { kind: 'help' };
  return { kind: 'kiosk' };
}

/** Of the words after --check-photo, these belong to it; others (`--no-sandbox`, `--user-data-dir=…`) to Chromium. */
function isChromium(arg: string): boolean {
  return arg.startsWith('--') && !/^--(endpoint|api-key-file)(=|$)/.test(arg);
}
