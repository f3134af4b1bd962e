import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../bootstrap/lock.mjs';
import { root } from '../bootstrap/paths.mjs';

export interface Product {
  /** Of the lock: two runs must not delete each other's work. */
  readonly name: string;
  /** The file that says what it was made from. */
  readonly stamp: string;
  /** Files and folders below the checkout; tests in them do not count. */
  readonly sources: readonly string[];
  /** What else it depends on. */
  readonly besides?: string;
}

/** Makes something unless it is there already and none of its sources has changed. */
export async function makeUnlessCurrent(product: Product, make: () => Promise<unknown>): Promise<void> {
  const { name, stamp, sources, besides = '' } = product;
  const wanted = () => `${hashSources(root, sources)} ${besides}`;
  const isMade = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
  if (isMade()) return;
  await withLock(name, async () => {
    if (isMade()) return;
    const from = wanted();
    // Removed meanwhile, so that an interrupted run is not taken for a complete one.
    rmSync(stamp, { force: true });
    await make();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, from);
  });
}

const isTest = /\.test\.tsx?$|\.tsbuildinfo$/;

/** Changes when a file is changed, added, renamed or removed. */
function hashSources(base: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(base, path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(base, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(base: string, path: string): string[] {
  if (!statSync(join(base, path)).isDirectory()) return isTest.test(path) ? [] : [path];
  return readdirSync(join(base, path)).flatMap((name) => filesOf(base, `${path}/${name}`));
}
