import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspectPicture } from '../verification/picture/inspect.ts';
import { defaults } from '../settings/defaults.ts';
import { testPicture } from './test-connection.ts';

test('the shipped picture is small, whole, without metadata, and what lies in the folder', () => {
  const { hardCapBytes } = defaults.picture;
  const inspected = inspectPicture(testPicture.bytes, { origin: 'camera', hardCapBytes });
  expect(inspected).toMatchObject({ ok: true, value: { format: 'jpeg', width: 360, height: 440 } });
  expect(testPicture.bytes.length).toBeLessThan(40_000);
  expect(Buffer.from(testPicture.bytes)).toEqual(
    readFileSync(new URL('./test-picture.jpg', import.meta.url)),
  );
});
