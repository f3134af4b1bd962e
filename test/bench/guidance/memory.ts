import { readFileSync, readdirSync } from 'node:fs';

/**
 * Proportional set size of a process and all its descendants, bytes: what they share is counted once. Linux only; the
 * benchmark says so elsewhere.
 */
export function memoryOf(rootPid: number): number {
  if (process.platform !== 'linux') throw new Error('memory is measured from /proc, which only Linux has');
  return familyOf(rootPid).reduce((sum, pid) => sum + proportionalSize(pid), 0);
}

function familyOf(rootPid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) parents.set(Number(name), parent);
  }
  const family = [rootPid];
  for (const member of family) {
    for (const [pid, parent] of parents) if (parent === member) family.push(pid);
  }
  return family;
}

/** The field after the name, which stands in brackets and may hold anything. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function proportionalSize(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    // It ended in between, or is a zombie: it holds nothing any more.
    return 0;
  }
}
