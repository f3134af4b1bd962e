import decodeQR from 'qr/decode.js';
import type { Raster } from '../../camera/resample.ts';

/** Far more than any key; a code that holds a whole page is not for us. */
const longest = 4_096;

/** Text of a QR code in the frame; null: no readable code. */
export function readCode(frame: Raster): string | null {
  try {
    const text = decodeQR({ width: frame.width, height: frame.height, data: frame.data });
    return text.length > 0 && text.length <= longest ? text : null;
  } catch {
    // How the decoder says "no code here", which is what nearly every frame says.
    return null;
  }
}
