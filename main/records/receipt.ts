import type { StationKey } from './station-key.ts';
import { packFacts, receiptStatement, writeDigits, type ReceiptFacts } from './verifier/receipt-format.mjs';

export type { ReceiptFacts };

/** The receipt's digits as encoded in the QR code on the screen. */
export function writeReceipt(facts: ReceiptFacts, key: StationKey): string {
  const packed = packFacts(facts);
  return writeDigits(packed, Buffer.from(key.sign(receiptStatement(packed)), 'base64'));
}
