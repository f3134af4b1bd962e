import { staffRoles, type StaffRole } from '../../preload/staff-contract.ts';

export type Command =
  | { readonly kind: 'kiosk' }
  /** The page "out of order" alone: for the supervisor that gave up. */
  | { readonly kind: 'out-of-order' }
  | { readonly kind: 'set-api-key' }
  /** `role` empty: none was given, or an unknown one. */
  | { readonly kind: 'set-staff-pin'; readonly role: StaffRole | '' }
  | { readonly kind: 'hash-pin' }
  /** `path` empty: the policy in force on this computer. */
  | { readonly kind: 'check-policy'; readonly path: string }
  | { readonly kind: 'list-cameras'; readonly json: boolean }
  /** `id` empty: none was given. */
  | { readonly kind: 'pin-camera'; readonly id: string }
  | { readonly kind: 'unpin-camera' }
  | { readonly kind: 'camera-rotation'; readonly degrees: string }
  | { readonly kind: 'check-photo'; readonly args: readonly string[] }
  /** `words`: what follows, for the command itself. */
  | { readonly kind: 'verify-records'; readonly words: readonly string[] }
  | { readonly kind: 'verify-receipt'; readonly words: readonly string[] }
  | { readonly kind: 'print-head' }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' };

/** The kiosk's switches that take arguments. Everything unknown is left to Chromium. */
export function parseCommand(argv: readonly string[]): Command {
  const at = argv.indexOf('--check-photo');
  if (at >= 0) return { kind: 'check-photo', args: argv.slice(at + 1).filter((arg) => !isChromium(arg)) };
  const records = parseRecordCommand(argv);
  if (records) return records;
  if (argv.includes('--set-api-key')) return { kind: 'set-api-key' };
  const staff = parseStaffCommand(argv);
  if (staff) return staff;
  const camera = parseCameraCommand(argv);
  if (camera) return camera;
  if (argv.includes('--out-of-order')) return { kind: 'out-of-order' };
  if (argv.includes('--version')) return { kind: 'version' };
  if (argv.includes('--help')) return { kind: 'help' };
  return { kind: 'kiosk' };
}

const recordOptions = ['--head', '--public-key', '--part', '--json'];

function parseRecordCommand(argv: readonly string[]): Command | null {
  for (const kind of ['verify-records', 'verify-receipt'] as const) {
    const at = argv.indexOf(`--${kind}`);
    if (at < 0) continue;
    const words = argv.slice(at + 1).filter((arg) => !arg.startsWith('--') || recordOptions.includes(arg));
    return { kind, words };
  }
  return argv.includes('--print-head') ? { kind: 'print-head' } : null;
}

function parseStaffCommand(argv: readonly string[]): Command | null {
  const role = valueOf('--set-staff-pin', argv);
  if (role !== null) return { kind: 'set-staff-pin', role: staffRoles.find((one) => one === role) ?? '' };
  if (argv.includes('--hash-pin')) return { kind: 'hash-pin' };
  const path = valueOf('--check-policy', argv);
  return path === null ? null : { kind: 'check-policy', path };
}

function parseCameraCommand(argv: readonly string[]): Command | null {
  if (argv.includes('--list-cameras')) return { kind: 'list-cameras', json: argv.includes('--json') };
  if (argv.includes('--unpin-camera')) return { kind: 'unpin-camera' };
  const id = valueOf('--pin-camera', argv);
  if (id !== null) return { kind: 'pin-camera', id };
  const degrees = valueOf('--camera-rotation', argv);
  return degrees === null ? null : { kind: 'camera-rotation', degrees };
}

/** Of `--name value` or `--name=value`; empty where no value follows, null where the switch is not there. */
function valueOf(name: string, argv: readonly string[]): string | null {
  const joined = argv.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  if (at < 0) return null;
  const next = argv[at + 1] ?? '';
  return next.startsWith('--') ? '' : next;
}

/** Of the words after --check-photo, these belong to it; others (`--no-sandbox`, `--user-data-dir=…`) to Chromium. */
function isChromium(arg: string): boolean {
  return arg.startsWith('--') && !/^--(endpoint|api-key-file)(=|$)/.test(arg);
}
