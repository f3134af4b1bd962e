/** Brands of the ISO base media file format (HEIF, AVIF, video), by how they begin. */
const brands: readonly (readonly [RegExp, string])[] = [
  [/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/, 'HEIC'],
  [/^avi[fs]/, 'AVIF'],
  [/^crx /, 'a raw picture (CR3)'],
  [/^(jp2|jpx) /, 'JPEG 2000'],
];

/** Formats by their first bytes, as latin1 text: more reliable than the file's name. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^RIFF[^]{4}WEBP/, 'WEBP'],
  [/^GIF8[79]a/, 'GIF'],
  [/^BM[^]{8}/, 'BMP'],
  [/^(II\*\0|MM\0\*|II\+\0|MM\0\+)/, 'TIFF (or a camera’s raw picture)'],
  [/^II\xbc/, 'JPEG XR'],
  [/^%PDF-/, 'PDF'],
  [/^(\xff\x0a|\0\0\0\x0cJXL )/, 'JPEG XL'],
  [/^(\xff\x4f\xff\x51|\0\0\0\x0cjP {2})/, 'JPEG 2000'],
  [/^8BPS/, 'PSD'],
  [/^\0\0[\x01\x02]\0/, 'ICO'],
  [/^PK\x03\x04/, 'ZIP (or a document, such as DOCX)'],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/i, 'SVG'],
  [/^\s*<(!doctype|html)/i, 'a web page'],
  [/^(version https:\/\/git-lfs)/, 'a Git LFS pointer'],
];

/** What kind of file this is, by its bytes; null: nothing that is known here. */
export function nameFormat(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (start.slice(4, 8) === 'ftyp') {
    const brand = start.slice(8, 12);
    return brands.find(([pattern]) => pattern.test(brand))?.[1] ?? 'a video (MP4 or MOV)';
  }
  return beginnings.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}
