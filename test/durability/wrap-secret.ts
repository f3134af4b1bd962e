import { writeSync } from 'node:fs';
import { chooseKeyWrapper } from '../../main/settings/store/key-wrapper.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';

/** A separate process that wraps a text with the key file of a folder when it receives a line, and prints the result. */
const [directory = ''] = process.argv.slice(2);
const box = chooseKeyWrapper({
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
