import type { ConnectionFinding } from '../../../preload/connection-contract.ts';
import type { ConnectFailure } from '../../network/connect-failure.ts';
import { describeRoute, type Route } from '../../network/route.ts';
import { describeCertificate } from './certificate-facts.ts';
import { describeOffset, isOurClockWrong } from './judge.ts';
import type { Peeked } from './peek.ts';

export interface Explained {
  readonly finding: ConnectionFinding;
  readonly detail: string;
}

/** Who refused, and with which code: the proxy or the endpoint's host. */
export function explainNetwork(failure: ConnectFailure, endpoint: URL, routes: readonly Route[]): Explained {
  const byProxy = failure.reason.startsWith('PROXY_');
  const code = failure.reason.replace(/^PROXY_/, '');
  const who = byProxy && routes.length > 0 ? routes.map(describeRoute).join(', ') : endpoint.host;
  return { finding: failure.kind, detail: `${who}: ${/^\d{3}\b/.test(code) ? `HTTP ${code}` : code}` };
}

function isAboutDates({ kind }: ConnectFailure): boolean {
  return kind === 'certificate-expired' || kind === 'certificate-not-yet-valid';
}

/** Why a certificate was refused, with what a second look at it showed. A wrong clock of ours looks like a bad certificate. */
export function explainRefusal(failure: ConnectFailure, peeked: Peeked | null, ours: number): Explained {
  const facts = peeked?.facts ?? null;
  if (facts === null) return { finding: failure.kind, detail: failure.reason };
  const theirs = peeked?.date ?? null;
  if (isAboutDates(failure) && theirs !== null && isOurClockWrong({ ours, theirs }, facts.whole)) {
    return {
      finding: 'clock-wrong',
      detail: `${describeOffset(ours, theirs)}; certificate ${describeCertificate(facts)}`,
    };
  }
  const pin = failure.kind === 'pin-mismatch' ? `; pin of this one: ${facts.pin}` : '';
  return { finding: failure.kind, detail: `${failure.reason}: ${describeCertificate(facts)}${pin}` };
}
