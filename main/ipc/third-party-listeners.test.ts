import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { pulseChannels } from '../../preload/contract.ts';
import { closeOtherChannels } from './third-party-listeners.ts';

const nothing = () => undefined;

it('closes channels that are not ours, those that are opened later too', async () => {
  const ipc = new EventEmitter();
  ipc.on('opened-before', nothing);
  closeOtherChannels(ipc);
  ipc.on('electron-store-get-data', nothing);
  ipc.on(pulseChannels.answer, nothing);
  ipc.on('error', nothing);
  await Promise.resolve();
  expect(ipc.eventNames()).toEqual(['newListener', pulseChannels.answer, 'error']);
});

it('closes nothing because a page says so', async () => {
  const ipc = new EventEmitter();
  closeOtherChannels(ipc);
  ipc.on(pulseChannels.answer, nothing);
  ipc.emit('newListener', { sender: 'a page' }, pulseChannels.answer);
  ipc.emit('newListener', pulseChannels.answer);
  await Promise.resolve();
  expect(ipc.listenerCount(pulseChannels.answer)).toBe(1);
});
