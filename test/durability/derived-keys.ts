import crypto from 'node:crypto';

/**
 * electron-store derives a file's key from its salt anew each time it opens it, which is most of what a change takes. A file
 * is written once and read several times: from now on this process derives each key once, and gets the same one.
 */
export function deriveEachKeyOnce(): void {
  const derive = crypto.pbkdf2Sync;
  const derived = new Map<string, ReturnType<typeof derive>>();
  crypto.pbkdf2Sync = (password, salt, iterations, length, digest) => {
    const asked = JSON.stringify([password, salt, iterations, length, digest]);
    const key = derived.get(asked) ?? derive(password, salt, iterations, length, digest);
    derived.set(asked, key);
    return key;
  };
}
