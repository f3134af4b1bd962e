import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** One request as the server saw it. Parts that could not be read are null. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  /** Numbered from 1 in the order they were opened: equal numbers mean that a connection was used again. */
  readonly connection: number;
  /** The raw body. */
  readonly body: Buffer;
  readonly form: ReceivedForm | null;
}

export interface ReceivedForm {
  /** Names of all fields in the order they came. */
  readonly fieldNames: readonly string[];
  readonly apiKey: string | null;
  readonly image: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Buffer;
    readonly sha256: string;
  } | null;
}

/** Parses the multipart body with the platform's own reader; null when it is no whole form. */
export async function parseForm(body: Buffer, contentType: string | undefined): Promise<ReceivedForm | null> {
  if (contentType === undefined) return null;
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    const apiKey = form.get('api_key');
    const image = form.get('image');
    const bytes = image instanceof File ? Buffer.from(await image.arrayBuffer()) : null;
    return {
      fieldNames: [...form.keys()],
      apiKey: typeof apiKey === 'string' ? apiKey : null,
      image:
        image instanceof File && bytes !== null
          ? {
              name: image.name,
              type: image.type,
              bytes,
              sha256: createHash('sha256').update(bytes).digest('hex'),
            }
          : null,
    };
  } catch {
    return null;
  }
}
