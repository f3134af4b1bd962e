import type { ConnectionFact, ConnectionFinding } from '../../preload/connection-contract.ts';
import type { ConnectFailure } from '../network/connect-error.ts';
import type { Route } from '../network/route.ts';
import { describeCertificate } from './certificate-facts.ts';
import { isOurClockWrong } from './judge.ts';
import type { Peeked } from './certificate-probe.ts';

export interface Explained {
  readonly finding: ConnectionFinding;
  readonly facts: readonly ConnectionFact[];
}

/** Who refused, and with which code: the proxy or the endpoint's host. */
export function explainNetwork(failure: ConnectFailure, endpoint: URL, routes: readonly Route[]): Explained {
  const byProxy = failure.reason.startsWith('PROXY_');
  const code = failure.reason.replace(/^PROXY_/, '');
  const who: readonly ConnectionFact[] =
    byProxy && routes.length > 0 ? routes.map(factOfRoute) : [{ kind: 'server', host: endpoint.host }];
  return { finding: failure.kind, facts: [...who, said(/^\d{3}\b/.test(code) ? `HTTP ${code}` : code)] };
}

/** Never includes the credentials. */
export const factOfRoute = (route: Route): ConnectionFact =>
  route.kind === 'direct'
    ? { kind: 'direct' }
    : { kind: 'proxy', address: `${route.url.protocol}//${route.url.host}` };

const said = (text: string): ConnectionFact => ({ kind: 'said', text });

function isAboutDates({ kind }: ConnectFailure): boolean {
  return kind === 'certificate-expired' || kind === 'certificate-not-yet-valid';
}

/** Why a certificate was refused, using a second connection that only reads it. A wrong clock on this computer looks like a bad certificate. */
export function explainRefusal(failure: ConnectFailure, peeked: Peeked | null, ours: number): Explained {
  const facts = peeked?.facts ?? null;
  if (facts === null) return { finding: failure.kind, facts: [said(failure.reason)] };
  const theirs = peeked?.date ?? null;
  if (isAboutDates(failure) && theirs !== null && isOurClockWrong({ ours, theirs }, facts.whole)) {
    return {
      finding: 'clock-wrong',
      facts: [{ kind: 'clock', offsetMs: ours - theirs }, ...describeCertificate(facts)],
    };
  }
  const pin = failure.kind === 'pin-mismatch' ? [{ kind: 'pin', pin: facts.pin } as const] : [];
  return {
    finding: failure.kind,
    facts: [...describeCertificate(facts), ...pin, said(failure.reason)],
  };
}
