const isText = (bytes: Uint8Array, at: number, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', at, at + text.length) === text;

/** JFIF's header without a thumbnail is 14 bytes. */
const isJfif = (segment: Uint8Array) =>
  segment.length === 14 && isText(segment, 0, 'JFIF\0') && segment[12] === 0 && segment[13] === 0;

/** A colour profile in one piece: its length field must be right, and its signature present. */
function isColourProfile(segment: Uint8Array): boolean {
  const profile = segment.subarray(14);
  if (!isText(segment, 0, 'ICC_PROFILE\0') || segment[12] !== 1 || segment[13] !== 1 || profile.length < 128)
    return false;
  const length = new DataView(profile.buffer, profile.byteOffset).getUint32(0);
  return length === profile.length && isText(profile, 36, 'acsp');
}

const isAdobe = (segment: Uint8Array) => segment.length === 12 && isText(segment, 0, 'Adobe');

/**
 * Whether an application segment is one that a browser's canvas writes: JFIF, a colour profile, Adobe's colour transform.
 * EXIF, comments and other segments could carry a location, a thumbnail of a person or another file.
 */
export function isHarmlessSegment(code: number, segment: Uint8Array): boolean {
  if (code === 0xe0) return isJfif(segment);
  if (code === 0xe2) return isColourProfile(segment);
  return code === 0xee && isAdobe(segment);
}
