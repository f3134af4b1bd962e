import type { X509Certificate } from 'node:crypto';

/** The organisation and the common name of a distinguished name, which Node writes one part a line. */
export function shortName(distinguishedName: string): string {
  const part = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(distinguishedName)?.[1];
  const parts = [part('O'), part('CN')].filter((text) => text !== undefined);
  return parts.length === 0 ? distinguishedName.replaceAll('\n', ', ') : parts.join(', ');
}

/** What a server's certificate is for; of one without such names, its subject. Foreign text. */
export function namesOf({ subjectAltName, subject }: X509Certificate): string {
  const names = (subjectAltName ?? '').replaceAll(/\b(DNS|IP Address):/g, '');
  return names === '' ? shortName(subject) : names;
}
