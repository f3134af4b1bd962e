import type { IncomingMessage } from 'node:http';
import { type Answer, json } from './answers.ts';

export interface Form {
  readonly apiKey: string;
  readonly image: File;
}

type Field = File | string | null;

/**
 * Parses a multipart body and requires its two fields, `api_key` (text) and `image` (file).
 * @returns the form, or the answer that Django REST Framework would give to its fault
 */
export async function readForm(contentType: string, body: Buffer): Promise<Form | Answer> {
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (mediaType !== 'multipart/form-data') {
    return json(415, { detail: `Unsupported media type "${mediaType}" in request.` });
  }
  const fields = await parse(contentType, body);
  if (fields === null) return json(400, { detail: 'Multipart form parse error' });
  const apiKey = last(fields, 'api_key');
  const image = last(fields, 'image');
  const wrong = { ...wrongKey(apiKey), ...wrongImage(image) };
  if (typeof apiKey !== 'string' || !(image instanceof File) || Object.keys(wrong).length > 0) {
    return json(400, wrong);
  }
  return { apiKey: apiKey.trim(), image };
}

async function parse(contentType: string, body: Buffer): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    return null;
  }
}

/** Django takes the last of several fields of one name. */
function last(fields: FormData, name: string): Field {
  return fields.getAll(name).at(-1) ?? null;
}

function wrongKey(value: Field): { readonly api_key?: readonly string[] } {
  if (value === null) return { api_key: ['This field is required.'] };
  if (typeof value !== 'string') return { api_key: ['Not a valid string.'] };
  return value.trim() === '' ? { api_key: ['This field may not be blank.'] } : {};
}

function wrongImage(value: Field): { readonly image?: readonly string[] } {
  if (value === null) return { image: ['No file was submitted.'] };
  if (typeof value === 'string') {
    return { image: ['The submitted data was not a file. Check the encoding type on the form.'] };
  }
  return value.size === 0 ? { image: ['The submitted file is empty.'] } : {};
}

/**
 * Reads a request's body.
 * @returns null as soon as it is over `maxBytes`; the rest is then left unread
 * @throws when the connection breaks before the body ends
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  // `destroyOnReturn: false`: leaving the loop early must not take the connection away from the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > maxBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
