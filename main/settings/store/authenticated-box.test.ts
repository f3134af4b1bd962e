import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openAuthenticatedBox } from './authenticated-box.ts';

const secret = randomBytes(32);
const box = openAuthenticatedBox(secret, 'one');

it('opens what it sealed, which looks different each time and shows nothing', () => {
  const sealed = box.seal('the key');
  expect(box.open(sealed)).toBe('the key');
  expect(box.seal('the key')).not.toBe(sealed);
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('the key');
});

it('opens nothing of another secret or purpose, and nothing in which a single character was changed', () => {
  const sealed = box.seal('the key');
  expect(() => openAuthenticatedBox(randomBytes(32), 'one').open(sealed)).toThrow();
  expect(() => openAuthenticatedBox(secret, 'two').open(sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1)
    for (const other of ['A', 'b', '+', '=', ' '])
      if (sealed[at] !== other)
        expect(() => box.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow();
  for (const cut of ['', 'AAAA', sealed.slice(0, -4), `${sealed}\n`]) expect(() => box.open(cut)).toThrow();
});
