import type { Language } from '../../preload/contract.ts';
import { rotations } from '../../preload/station.ts';
import { type CameraBinding, isBoundTo, isCompanion, bindableIn, bindingOf } from '../camera/binding.ts';
import { cameraIdOf, type Identity } from '../camera/identity.ts';
import type { Settings, SettingsStore } from '../settings/store/settings-store.ts';
import { storeDetail } from '../settings/store/store-fault.ts';
import { cameraHeads, cameraKinds, commandText, type CommandWord } from './words.ts';

export interface CameraPorts {
  readonly list: () => Promise<readonly Identity[] | null>;
  readonly settings: SettingsStore;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly language: Language;
}

const fault = 2;

/**
 * `--list-cameras [--json]`: what is plugged in, with the ids for `--pin-camera`. Exit code 0, also for none; 2 where
 * the system can't be asked.
 */
export async function listCameras(json: boolean, ports: CameraPorts): Promise<number> {
  const found = await ports.list();
  if (found === null) return fail('cameras-unknown', ports);
  const settings = ports.settings.read();
  const pin = settings.ok ? settings.value.cameraPin : null;
  if (!settings.ok)
    ports.printError(`${commandText(settings.error.code, ports.language)} [${settings.error.code}]`);
  const rows = found.map((identity) => rowOf(identity, pin));
  if (json) for (const row of rows) ports.print(JSON.stringify(row));
  else printTable(rows, ports);
  return 0;
}

/** `--pin-camera ID`: only this camera may be used from now on. Exit code 0 when it was saved, else 2. */
export async function pinCamera(id: string, ports: CameraPorts): Promise<number> {
  const found = await ports.list();
  if (found === null) return fail('cameras-unknown', ports);
  const device = found.flatMap(bindableIn).find((one) => cameraIdOf(one) === id);
  if (!device) return fail('camera-not-there', ports);
  return save((now) => ({ ...now, cameraPin: bindingOf(device) }), 'camera-pinned', { id }, ports);
}

/** `--unpin-camera`: any camera that is not known to be wrong may be used again. */
export function unpinCamera(ports: CameraPorts): Promise<number> {
  return save((now) => ({ ...now, cameraPin: null }), 'camera-unpinned', {}, ports);
}

/** `--camera-rotation 0|90|180|270`: degrees, clockwise, by which the picture is turned to stand upright. */
export async function setCameraRotation(word: string, ports: CameraPorts): Promise<number> {
  const rotation = rotations.find((one) => String(one) === word);
  if (rotation === undefined) return fail('rotation-malformed', ports);
  const turn = (now: Settings) => ({ ...now, values: { ...now.values, cameraRotation: String(rotation) } });
  return save(turn, 'rotation-saved', { degrees: rotation }, ports);
}

/** For scripts: names and types stay as they are. */
interface Row {
  /** Null: can't be pinned. */
  readonly id: string | null;
  readonly kind: keyof typeof cameraKinds;
  readonly pinned: boolean;
  readonly name: string | null;
  readonly ids: string | null;
  readonly driver: string | null;
  readonly port: string | null;
}

function rowOf(identity: Identity, pin: CameraBinding | null): Row {
  if (identity.kind !== 'hardware') {
    const kind = identity.kind === 'virtual' ? 'virtual' : 'unidentified';
    return { id: null, kind, pinned: false, name: null, ids: null, driver: null, port: null };
  }
  const { device } = identity;
  const { names, vendorId, productId, driver, port } = device;
  const usable = !isCompanion(device);
  return {
    id: usable ? cameraIdOf(device) : null,
    kind: usable ? 'camera' : 'infrared-or-depth',
    pinned: usable && pin !== null && isBoundTo(device, pin),
    name: names.join(' / ') || null,
    ids: vendorId && productId ? `${vendorId}:${productId}` : null,
    driver,
    port,
  };
}

function printTable(rows: readonly Row[], { print, language }: CameraPorts): void {
  if (rows.length === 0) return print(commandText('no-cameras', language));
  const cells = rows.map((row) => [
    row.pinned ? '*' : ' ',
    row.id ?? '-',
    cameraKinds[row.kind][language],
    row.ids ?? '-',
    row.driver ?? '-',
    row.name ?? '-',
  ]);
  const table = [[' ', ...cameraHeads[language]], ...cells];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

async function save(
  next: (now: Settings) => Settings,
  word: CommandWord,
  values: Readonly<Record<string, string | number>>,
  ports: CameraPorts,
): Promise<number> {
  const saved = await ports.settings.update(next);
  if (!saved.ok) {
    const { code } = saved.error;
    const detail = storeDetail(saved.error, ports.language);
    ports.printError(`${commandText(code, ports.language)} [${code}: ${detail}]`);
    return fault;
  }
  ports.print(commandText(word, ports.language, values));
  return 0;
}

function fail(word: CommandWord, { printError, language }: CameraPorts): number {
  printError(`${commandText(word, language)} [${word}]`);
  return fault;
}
