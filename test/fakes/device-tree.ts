import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface DeviceTree {
  /** Takes the place of `/sys`. */
  readonly sysRoot: string;
  /** Takes the place of `/proc`: one process, 4711, that holds these nodes open, besides other files. */
  readonly procRoot: string;
  readonly pid: number;
  /** Replaces the kernel, which only knows real devices: `81:N` for a link to `/dev/videoN`. */
  readonly numberOf: (path: string) => string | null;
  remove(): void;
}

const fixtures = fileURLToPath(new URL('../fixtures/sysfs', import.meta.url));
const pid = 4711;

/**
 * Creates a recorded device tree (test/fixtures/sysfs) in a temporary folder, including links.
 * @param names of the fixtures without their ending; later ones override earlier ones
 * @param heldNodes nodes that the process holds open, such as `video0`
 */
export function layOutDeviceTree(names: readonly string[], heldNodes: readonly string[] = []): DeviceTree {
  const root = mkdtempSync(join(tmpdir(), 'kiosk-sysfs-'));
  const sysRoot = join(root, 'sys');
  for (const name of names) layOut(readFileSync(join(fixtures, `${name}.txt`), 'utf8'), sysRoot);
  const procRoot = join(root, 'proc');
  const files = join(procRoot, String(pid), 'fd');
  mkdirSync(files, { recursive: true });
  const held = ['/dev/null', 'socket:[811412]', ...heldNodes.map((node) => `/dev/${node}`)];
  const links = new Map(held.map((target, index) => [join(files, String(index)), target]));
  for (const [path, target] of links) symlinkSync(target, path);
  return {
    sysRoot,
    procRoot,
    pid,
    numberOf: (path) => /^\/dev\/video(\d+)$/.exec(links.get(path) ?? '')?.[1]?.replace(/^/, '81:') ?? null,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function layOut(text: string, root: string): void {
  for (const line of text.split('\n')) {
    const [, path = '', sign, content = ''] = /^(\S+) (=|->)\s?(.*)$/.exec(line) ?? [];
    if (line.startsWith('#') || !sign) continue;
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    if (sign === '=') writeFileSync(place, `${content}\n`);
    else symlinkSync(content, place);
  }
}
