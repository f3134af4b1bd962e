import decodeQR from 'qr/decode.js';
import type { Raster } from '../../../camera/resample.ts';

/** Far longer than any key; a code with a whole page of text is ignored. */
const longest = 4_096;

/** Text of a QR code in the frame; null: no readable code. */
export function readCode(frame: Raster): string | null {
  try {
    const text = decodeQR({ width: frame.width, height: frame.height, data: frame.data });
    return text.length > 0 && text.length <= longest ? text : null;
  } catch {
    // The decoder throws where there is no code, as in nearly every frame.
    return null;
  }
}
