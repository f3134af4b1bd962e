import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, statfsSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder on a disk of a megabyte, visible only to the kiosk in its own mount namespace. From outside it is reached
 * through /proc, so that it can be filled and emptied while the kiosk runs.
 */
export interface SmallDisk {
  readonly starter: (executable: string) => string;
  /** The folder as this kiosk sees it. */
  readonly of: (pid: number) => string;
}

export const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0;

/** @param folder its contents are copied @param scratch for the starting script, and for the mount */
export function smallDisk(folder: string, scratch: string): SmallDisk {
  const script = join(scratch, 'on-small-disk.sh');
  const place = join(scratch, 'small-disk');
  return {
    starter(executable) {
      const mounting = [
        `mkdir -p '${place}' '${folder}'`,
        `mount -t tmpfs -o size=1m,mode=700 tmpfs '${place}'`,
        `cp -p '${folder}'/* '${place}'/`,
        `mount --bind '${place}' '${folder}'`,
        // In its namespace it is root, for whom Chromium's sandbox does not start; the sandbox has its own tests.
        `exec '${executable}' --no-sandbox "$@"`,
      ];
      writeFileSync(
        script,
        `#!/bin/bash\nexec unshare -Urm bash -e -c '${mounting.join('; ').replaceAll("'", `'\\''`)}' kiosk "$@"\n`,
      );
      chmodSync(script, 0o755);
      return script;
    },
    of: (pid) => `/proc/${pid}/root${folder}`,
  };
}

/** Fills what is left of the disk. */
export function fillUp(folder: string): void {
  const filling = join(folder, 'filling');
  const { blocks, bavail, bsize } = statfsSync(folder);
  // A test that was chosen alone, without the one that mounts: the machine's own disk is not to be filled.
  if (blocks * bsize > 4_000_000) throw new Error('this is not the small disk');
  writeFileSync(filling, Buffer.alloc(bavail * bsize, 'x'));
  try {
    appendFileSync(filling, 'x');
  } catch {
    // As intended.
    return;
  }
  throw new Error('the disk is not full');
}

export function makeRoom(folder: string): void {
  rmSync(join(folder, 'filling'));
}
