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
  if (line === '') return null;
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
