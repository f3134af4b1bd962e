/** A picture of the person, kept only in memory and only while it is needed. */
export interface Picture {
  /** A complete JPEG file that owns its buffer. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same bytes for an <img>. */
  readonly blobUrl: string;
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 0 to 1. */
  readonly quality: number;
}

/** The picture of a JPEG file that was just made; the caller wipes it. */
export function pictureOf({ bytes, width, height, quality }: Omit<Picture, 'blobUrl'>): Picture {
  const blobUrl = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
  return { bytes, blobUrl, width, height, quality };
}

/** Makes the picture unreadable: its bytes become zeros and its blob URL is revoked. May be called twice. */
export function wipePicture(picture: Picture): void {
  picture.bytes.fill(0);
  URL.revokeObjectURL(picture.blobUrl);
}
