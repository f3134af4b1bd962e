import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { chooseKeyWrapper } from '../../main/settings/store/key-wrapper.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';

const openKeyWrapper = (directory: string) =>
  chooseKeyWrapper({
    safeStorage: fakeSafeStorage({}),
    platform: process.platform,
    environment: {},
    directory,
    allowFileKey: true,
  })();

/**
 * A separate process that wraps a text with the key file of one folder after the other: a line names the folder and is answered by
 * `ready`, the next line (`now`) lets it wrap, and is answered by the result.
 */
let box: ReturnType<typeof openKeyWrapper> | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'now') box = openKeyWrapper(line);
  writeSync(
    1,
    line === 'now' && box ? `${box.ok ? box.value.wrap('the data key') : box.error.code}\n` : 'ready\n',
  );
}
