import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Identity } from '../identity.ts';
import { readVideoNode } from './video-node.ts';

export interface LinuxPorts {
  readonly sysRoot: string;
  readonly procRoot: string;
  /** Of the processes in which Chromium reads cameras. */
  readonly capturePids: () => readonly number[];
  /** Chromium was started with its fake device: it then opens no real one. */
  readonly fakeDevice: boolean;
  /** Whether the page's device id belongs to this raw id; null while the salt is unknown. */
  readonly isIdOf: (rawId: string) => boolean | null;
  readonly numberOf?: (path: string) => string | null;
}

interface Held {
  readonly identity: Identity;
  readonly matches: boolean | null;
}

/**
 * The device behind the open stream: the one that Chromium's capture process holds open, since nothing else can feed
 * it. While Chromium lists cameras it opens others for a moment: the page's device id then decides.
 */
export function identifyOnLinux(ports: LinuxPorts): Identity {
  const lists = ports.capturePids().map((pid) => openVideoNumbers(ports.procRoot, pid, ports.numberOf));
  if (lists.includes(null)) return { kind: 'unidentified', why: 'capture-process-unreadable' };
  const held = [...new Set(lists.flatMap((list) => list ?? []))].map((number) => readHeld(number, ports));
  if (held.length === 0)
    return ports.fakeDevice ? { kind: 'fake' } : { kind: 'unidentified', why: 'no-device-held' };
  return choose(held);
}

function choose(held: readonly Held[]): Identity {
  const [only, ...others] = held;
  const matching = held.filter(({ matches }) => matches === true);
  const meant =
    matching.length === 1 ? matching[0] : others.length === 0 && only?.matches === null ? only : null;
  if (meant) return meant.identity;
  // Undecided, but one of them is software: that is reason enough.
  const virtual = held.find(({ identity }) => identity.kind === 'virtual');
  if (virtual) return virtual.identity;
  return { kind: 'unidentified', why: others.length === 0 ? 'id-of-another-device' : 'several-devices-held' };
}

function readHeld(number: string, { sysRoot, isIdOf }: LinuxPorts): Held {
  const node = `dev/char/${number}`;
  try {
    const rawId = `/dev/${basename(realpathSync(join(sysRoot, node)))}`;
    return { identity: readVideoNode(sysRoot, node), matches: isIdOf(rawId) };
  } catch {
    // Unplugged since it was opened.
    return { identity: { kind: 'unidentified', why: 'device-gone' }, matches: null };
  }
}

/** video4linux's major number (the kernel's list of devices). */
const videoMajor = 81n;

/**
 * The video devices that a process holds open, as `81:minor`. Read from the open files themselves, so that neither a
 * path nor a link under /dev is relied on.
 * @param numberOf `major:minor` of the video device behind an open file, null for any other file
 * @returns null when the process may not be inspected
 */
export function openVideoNumbers(
  procRoot: string,
  pid: number,
  numberOf: (path: string) => string | null = videoNumber,
): readonly string[] | null {
  const folder = join(procRoot, String(pid), 'fd');
  try {
    const numbers = readdirSync(folder).map((name) => numberOf(join(folder, name)));
    return [...new Set(numbers.filter((number): number is string => number !== null))];
  } catch {
    return null;
  }
}

function videoNumber(path: string): string | null {
  try {
    const file = statSync(path, { bigint: true });
    if (!file.isCharacterDevice()) return null;
    // As glibc's makedev packs them: twelve bits of major, twenty of minor, for all that Linux uses.
    const major = (file.rdev >> 8n) & 0xfffn;
    const minor = (file.rdev & 0xffn) | ((file.rdev >> 12n) & 0xfff00n);
    return major === videoMajor ? `${major}:${minor}` : null;
  } catch {
    // Closed since the folder was listed.
    return null;
  }
}
