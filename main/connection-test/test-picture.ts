import type { Picture } from '../liveness/outcome.ts';
import dataUrl from './test-picture.jpg?inline';

/** A portrait in the public domain (THIRD_PARTY.md), small, upright, without metadata. */
export const testPicture: Picture = {
  bytes: Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'),
  format: 'jpeg',
};
