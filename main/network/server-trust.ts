import { createHash, X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** Longer than any chain that OpenSSL would verify for the public web; ends a loop that a server might create. */
const longestChain = 10;

/** SHA-256 of the certificate's subject public key info, base64: what `pins` hold. */
export function spkiPin(certificate: X509Certificate): string {
  const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}

/** Whether a text has the shape of such a pin: 32 bytes in base64. */
export function isSpkiPin(text: string): boolean {
  return /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text);
}

/** @returns whether `issuer` is an authority's and signed `certificate`; false for a key of an unsupported kind */
function hasSigned(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/**
 * The server's certificate and those that signed it, one after the other, each signature checked. A server may send
 * certificates that have no part in its chain, and Node strings them together by name alone: taken as they come, a pinned one
 * that everybody can download would match any server that presents it.
 */
export function chainOf(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  // Node's types leave out that it may be empty, and that the last one of an incomplete chain has no issuer.
  let next: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < longestChain) {
    const certificate = new X509Certificate(next.raw);
    const last = chain.at(-1);
    if (last !== undefined && (last.raw.equals(certificate.raw) || !hasSigned(certificate, last))) break;
    chain.push(certificate);
    next = next.issuerCertificate;
  }
  return chain;
}

/** Whether the chain holds one of the pins. A pin that is misspelt matches nothing. */
export function hasPin(chain: readonly X509Certificate[], pins: readonly string[]): boolean {
  return chain.some((certificate) => pins.includes(spkiPin(certificate)));
}
