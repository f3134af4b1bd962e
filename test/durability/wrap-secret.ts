import { writeSync } from 'node:fs';
import { chooseSecretBox } from '../../main/settings/key-boxes.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';

/** A process of its own that wraps a text by the key file of a folder, as soon as it is told to by a line, and prints what came of it. */
const [directory = ''] = process.argv.slice(2);
const box = chooseSecretBox({
  safeStorage: fakeSafeStorage({}),
  platform: process.platform,
  environment: {},
  directory,
  allowFileKey: true,
})();

writeSync(1, 'ready\n');
process.stdin.once('data', () => {
  writeSync(1, `${box.ok ? box.value.wrap('the data key') : box.error.code}\n`);
  process.exit();
});
