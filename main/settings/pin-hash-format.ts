const shape = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/=]{16,64})\$([A-Za-z0-9+/=]{44})$/;

export function isPinHash(text: string): boolean {
  return readPinHash(text) !== null;
}

/** The parts of `scrypt$N$r$p$salt$key`; null where the text is none. */
export function readPinHash(text: string) {
  const [, n, r, p, salt = '', key = ''] = shape.exec(text) ?? [];
  if (n === undefined) return null;
  const read = { N: Number(n), r: Number(r), p: Number(p) };
  // A policy file must not make the kiosk spend minutes or gigabytes.
  const usable = Number.isInteger(Math.log2(read.N)) && read.N <= 2 ** 17 && read.r <= 16 && read.p <= 4;
  if (!usable || read.N < 2 ** 14 || read.r < 1 || read.p < 1) return null;
  return { ...read, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}
