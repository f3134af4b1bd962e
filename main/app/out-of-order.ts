import type { BrowserWindow } from 'electron';
import { outOfOrderUrl } from './app-protocol.ts';
import { outOfOrderCodes, type OutOfOrderCause } from '../../preload/contract.ts';

export function showOutOfOrder(window: BrowserWindow, cause: OutOfOrderCause): Promise<void> {
  return window.loadURL(`${outOfOrderUrl}#${outOfOrderCodes[cause]}`);
}
