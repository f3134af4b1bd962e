import { statfs } from 'node:fs/promises';

/** Null where it is unknown. */
export async function freeBytesIn(directory: string): Promise<number | null> {
  try {
    // A drive that hangs blocks this call.
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
}
