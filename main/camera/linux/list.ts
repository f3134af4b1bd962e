import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from '../identity.ts';
import { readVideoNode } from './video-node.ts';

/**
 * The cameras that are there, one entry for each function of a device: its first node is the one with the picture, the
 * others carry metadata.
 */
export function listOnLinux(sysRoot: string): readonly Identity[] {
  const folder = join(sysRoot, 'class', 'video4linux');
  const nodes = names(folder).filter((name) => /^video\d+$/.test(name));
  return nodes
    .sort((one, other) => Number(one.slice(5)) - Number(other.slice(5)))
    .filter((name) => indexOf(join(folder, name)) === 0)
    .flatMap((name) => readIfThere(sysRoot, `class/video4linux/${name}`));
}

/** A camera may be pulled while the list is read. */
function readIfThere(sysRoot: string, node: string): readonly Identity[] {
  try {
    return [readVideoNode(sysRoot, node)];
  } catch {
    return [];
  }
}

/** A machine without any camera has no such folder. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function indexOf(node: string): number {
  try {
    return Number(readFileSync(join(node, 'index'), 'utf8'));
  } catch {
    return 0;
  }
}
