import { readFileSync, readdirSync } from 'node:fs';

/** Chromium's names, but for `page`, and `zygote` without its children. */
export type ProcessKind = 'browser' | 'page' | 'gpu' | 'utilities' | 'zygote' | 'other';

/** Whether processes can be inspected at all: elsewhere the benches leave memory, processor time and wake-ups out. */
export const hasProc = process.platform === 'linux';

/** A process and all its descendants, each with what Chromium calls it. */
export function familyOf(rootPid: number): readonly { readonly pid: number; readonly kind: ProcessKind }[] {
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
  return family.map((pid) => ({ pid, kind: pid === rootPid ? 'browser' : kindOf(pid) }));
}

const kinds: Readonly<Record<string, ProcessKind>> = {
  renderer: 'page',
  'gpu-process': 'gpu',
  utility: 'utilities',
  zygote: 'zygote',
};

function kindOf(pid: number): ProcessKind {
  // Chromium writes its own title there, with spaces, where the system writes zero bytes.
  const [, type = ''] = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`)) ?? [];
  return kinds[type] ?? 'other';
}

/** Proportional set size by kind of process, bytes: what several share is counted once. */
export function memoryByKind(rootPid: number): ReadonlyMap<ProcessKind, number> {
  const sizes = new Map<ProcessKind, number>();
  for (const { pid, kind } of familyOf(rootPid)) {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
    sizes.set(kind, (sizes.get(kind) ?? 0) + Number(kilobytes) * 1024);
  }
  return sizes;
}

/** Milliseconds that a process and its descendants have been on a processor, ended threads included. */
export function processorMs(rootPid: number): number {
  // In hundredths of a second, independent of the kernel's own unit.
  const ticksIn = (pid: number) => {
    const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number);
    return user + system;
  };
  return familyOf(rootPid).reduce((sum, { pid }) => sum + ticksIn(pid) * 10, 0);
}

export const sumOf = (parts: ReadonlyMap<unknown, number>): number =>
  [...parts.values()].reduce((sum, part) => sum + part, 0);

/** What one thread has done since it began. */
export interface ThreadUse {
  readonly kind: ProcessKind;
  readonly name: string;
  /** Milliseconds on a processor. */
  readonly ranMs: number;
  /** Times it slept, and was woken. */
  readonly slept: number;
}

/** Every thread of a process and its descendants, by process and thread number. */
export function threadsOf(rootPid: number): ReadonlyMap<string, ThreadUse> {
  const threads = new Map<string, ThreadUse>();
  for (const { pid, kind } of familyOf(rootPid)) {
    for (const task of tasksOf(pid)) {
      const folder = `/proc/${pid}/task/${task}`;
      const [, slept = '0'] = /^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`${folder}/status`)) ?? [];
      // Nanoseconds: the hundredths of a second of `stat` would lose short runs.
      const [ranNs = '0'] = read(`${folder}/schedstat`).split(' ');
      const name = read(`${folder}/comm`).trim();
      threads.set(`${pid}/${task}`, { kind, name, ranMs: Number(ranNs) / 1e6, slept: Number(slept) });
    }
  }
  return threads;
}

function parentOf(pid: number): number | null {
  const parent = statOf(pid)[1];
  return parent === undefined ? null : Number(parent);
}

/** The fields after the name, which is in brackets and may contain any character. */
function statOf(pid: number): readonly string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty once the process has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
