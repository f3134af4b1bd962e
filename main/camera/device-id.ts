import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * How Chromium names a camera to a page: HMAC-SHA-256, keyed with the page's origin, over the system's own name of the
 * device and a salt (content/browser/media/media_devices_util.cc). With the salt, main can find out which of the
 * connected cameras a page refers to. test/e2e/camera-identity.spec.ts compares it with a real Chromium.
 * @param origin serialised: `app://kiosk`
 * @returns 64 lower-case hex digits
 */
export function deviceIdFor(rawId: string, origin: string, salt: string): string {
  return createHmac('sha256', origin)
    .update(rawId + salt)
    .digest('hex');
}

const preferencesFileName = 'Preferences';
const preferences = z.object({
  electron: z.object({ media: z.object({ device_id_salt: z.string().min(1) }) }),
});

/** The salt that Electron keeps (shell/browser/media/media_device_id_salt.cc); null before it is written down. */
export function readSalt(userDataFolder: string): string | null {
  try {
    const content: unknown = JSON.parse(readFileSync(join(userDataFolder, preferencesFileName), 'utf8'));
    return preferences.parse(content).electron.media.device_id_salt;
  } catch {
    return null;
  }
}

/**
 * Gives a new station its salt before Chromium would make one: it writes its own down only some ten seconds later, and
 * until then no camera could be identified by its id. Call before the app is ready. An existing file is never touched.
 */
export function seedSalt(userDataFolder: string): void {
  const path = join(userDataFolder, preferencesFileName);
  if (existsSync(path)) return;
  const salt = randomBytes(16).toString('hex').toUpperCase();
  try {
    mkdirSync(userDataFolder, { recursive: true });
    const content = JSON.stringify({ electron: { media: { device_id_salt: salt } } });
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch {
    // A disk that takes nothing: Chromium's own salt then lives in its memory, and ids stay unknown here.
  }
}
