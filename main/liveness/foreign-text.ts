/** Deeper nesting than any known error body; a guard against a hostile one. */
const maxDepth = 4;
const maxTexts = 12;

/** Keys under which Django REST Framework and its neighbours put the message itself rather than a field's name. */
const messageKeys: readonly string[] = ['detail', 'message', 'error', 'non_field_errors'];

export interface ErrorText {
  /** The form field the service complained of, null where the text is the message itself. */
  readonly field: string | null;
  readonly text: string;
}

function collect(value: unknown, field: string | null, depth: number, into: ErrorText[]): void {
  if (into.length >= maxTexts || depth > maxDepth) return;
  if (typeof value === 'string') into.push({ field, text: value });
  else if (Array.isArray(value)) for (const item of value) collect(item, field, depth + 1, into);
  else if (typeof value === 'object' && value !== null) collectFields(value, field, depth, into);
}

function collectFields(value: object, outer: string | null, depth: number, into: ErrorText[]): void {
  const entries = Object.entries(value);
  const messages = entries.filter(([key]) => messageKeys.includes(key));
  const fields = entries.filter(([key]) => !messageKeys.includes(key));
  for (const [, item] of messages) collect(item, outer, depth + 1, into);
  for (const [key, item] of fields) collect(item, key, depth + 1, into);
}

/** Titles and first sentences are at the start, and the patterns below are slow on long text. */
const maxPageLength = 8_000;

/** The visible text of a proxy's HTML page. No parser is needed: the result is only ever shown as text. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<(script|style|title)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*(>|$)/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function titleOfHtml(html: string): string {
  return /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim() ?? '';
}

/** By the announced charset; without one, or where it is wrong, UTF-8; where that is invalid, Windows-1251. */
function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const announced = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  for (const charset of [announced, 'utf-8', 'windows-1251']) {
    const text = charset === undefined ? null : tryDecode(bytes, charset);
    if (text !== null) return text;
  }
  return new TextDecoder('utf-8').decode(bytes);
}

function tryDecode(bytes: Uint8Array, charset: string): string | null {
  try {
    // As a stream: a body that breaks off within a letter is still text in this charset.
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // No such charset, or not what the bytes are in.
    return null;
  }
}

/**
 * Reads an error body of any shape the service or a proxy before it may answer: an object with `detail`, `message`,
 * `error`, `non_field_errors` or field names (each a string or a list), a bare list, a bare JSON string, plain text, HTML.
 * An empty list when there is nothing to read.
 * @param contentType the header, for its charset
 */
export function readErrorTexts(bytes: Uint8Array, contentType?: string): readonly ErrorText[] {
  const body = decodeText(bytes, contentType).trim();
  if (body === '') return [];
  const texts: ErrorText[] = [];
  try {
    collect(JSON.parse(body), null, 0, texts);
    return texts;
  } catch {
    // Not JSON: a page or plain words.
  }
  if (!body.startsWith('<')) return [{ field: null, text: body }];
  const page = body.slice(0, maxPageLength);
  const text = titleOfHtml(page) || wordsOfHtml(page);
  return text === '' ? [] : [{ field: null, text }];
}

/** A piece of the key this long or longer is taken out; what could remain leaves a 47-character key unguessable. */
const pieceLength = 16;
const mark = '[key]';
/** Keeps the detail to one line for staff. */
const maxLineLength = 300;

/** Only ASCII is lowered, so that positions in the lowered text are those of the text itself. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The forms in which a server may echo what it was sent. */
function echoedForms(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].map(lower);
}

function collectPieces(secret: string): { pieces: Set<string>; length: number } {
  const length = Math.min(pieceLength, secret.length);
  const pieces = new Set<string>();
  for (const form of echoedForms(secret)) {
    for (let start = 0; start + length <= form.length; start += 1)
      pieces.add(form.slice(start, start + length));
  }
  return { pieces, length };
}

/** Removes every occurrence of the secret from a text, whole or partial, in any letter case. */
export function redact(text: string, secret: string): string {
  if (secret === '') return text;
  const { pieces, length } = collectPieces(secret);
  const lowered = lower(text);
  let out = '';
  let hiddenUntil = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (pieces.has(lowered.slice(at, at + length))) {
      if (at >= hiddenUntil) out += mark;
      hiddenUntil = at + length;
    }
    if (at >= hiddenUntil) out += text.charAt(at);
  }
  return out;
}

/** A foreign text as one short line without control characters, without the secret; null when nothing is left. */
export function tidyForStaff(text: string, secret: string, maxLength = maxLineLength): string | null {
  // Before redaction, so that a key broken up by control characters is found. Text is cut to length after redaction, never before.
  const plain = text.replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu, (c) => (/\s/.test(c) ? ' ' : ''));
  const line = redact(plain.replace(/\s+/gu, ' ').trim(), secret);
  return line === '' ? null : shorten(line, maxLength);
}

export function shorten(line: string, maxLength = maxLineLength): string {
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
