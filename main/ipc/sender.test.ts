import { expect, it } from 'vitest';
import { ownSender } from './sender.ts';

it('trusts nobody while there is no window', () => {
  expect(
    ownSender(
      () => null,
      () => true,
    )({ sender: {} as never, senderFrame: {} as never }),
  ).toBe(false);
});
