import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';
import type { CheckedReceipt } from '../../main/records/verifier/verify-receipt.mjs';
import { root } from './kiosk.ts';
import { runNode } from './run-app.ts';

export const verifier = (name: string): string => join(root, 'main/records/verifier', name);

/** The digits of the QR code on the screen, from its pixels. In memory only: a result screen shows no picture of a person, which is asserted before the screenshot is taken. */
export async function readReceiptOff(page: Page): Promise<string> {
  await expect(page.locator('img, video, canvas')).toHaveCount(0);
  const { width, height, data } = PNG.sync.read(await page.screenshot());
  return decodeQR({ width, height, data: new Uint8ClampedArray(data) });
}

export interface CheckedReceipts {
  readonly exitCode: number | null;
  readonly found: readonly CheckedReceipt[];
}

/** As a teller's computer checks them: another process, plain Node, the station's public key. */
export async function checkReceipts(digits: readonly string[], publicKey: string): Promise<CheckedReceipts> {
  const words = [...digits, '--public-key', publicKey];
  const { exitCode, stdout } = await runNode(verifier('verify-receipt.mjs'), words);
  const lines = stdout.trim().split('\n');
  return { exitCode, found: lines.map((line) => JSON.parse(line) as CheckedReceipt) };
}
