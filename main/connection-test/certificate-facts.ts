import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { ConnectionFact, Validity } from '../../preload/connection-contract.ts';
import { chainOf, spkiPin } from '../network/server-trust.ts';

/** Facts about a server's certificate for staff. Foreign text: it has to be tidied before it is shown. */
export interface CertificateFacts {
  readonly names: string;
  readonly issuer: string;
  /** Of the server's own certificate. */
  readonly pin: string;
  /** The dates of the server's own certificate. */
  readonly own: Validity;
  /** The time within which all of the chain is valid; nothing of it left where they do not overlap. */
  readonly whole: Validity;
}

/** The organisation and the common name of a distinguished name, which Node writes one part a line. */
function shortName(distinguishedName: string): string {
  const part = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(distinguishedName)?.[1];
  const parts = [part('O'), part('CN')].filter((text) => text !== undefined);
  return parts.length === 0 ? distinguishedName.replaceAll('\n', ', ') : parts.join(', ');
}

function namesOf({ subjectAltName, subject }: X509Certificate): string {
  const names = (subjectAltName ?? '').replaceAll(/\b(DNS|IP Address):/g, '');
  return names === '' ? shortName(subject) : names;
}

/** Null where the server sent none. */
export function certificateFacts(socket: TLSSocket): CertificateFacts | null {
  const chain = chainOf(socket);
  const [own] = chain;
  if (own === undefined) return null;
  return {
    names: namesOf(own),
    issuer: shortName(own.issuer),
    pin: spkiPin(own),
    own: { from: Date.parse(own.validFrom), to: Date.parse(own.validTo) },
    whole: {
      from: Math.max(...chain.map(({ validFrom }) => Date.parse(validFrom))),
      to: Math.min(...chain.map(({ validTo }) => Date.parse(validTo))),
    },
  };
}

export function describeCertificate({ names, issuer, own, whole }: CertificateFacts): ConnectionFact[] {
  const isNarrower = whole.from > own.from || whole.to < own.to;
  return [
    { kind: 'certificate', names, issuer, ...own },
    ...(isNarrower ? [{ kind: 'authorities', ...whole } as const] : []),
  ];
}
