import type { Socket } from 'node:net';
import type { ConnectionFact, ConnectionFinding, Validity } from '../../preload/connection-contract.ts';
import { ConnectFailure } from '../network/connect-error.ts';
import type { Route } from '../network/proxy.ts';
import {
  certificateFacts,
  describeCertificate,
  probeCertificate,
  type ProbedServer,
} from './certificate-probe.ts';
import { createSocketOpener, type Stage } from '../network/connect.ts';
import { limited, type Run } from './run.ts';

interface Explained {
  readonly finding: ConnectionFinding;
  readonly facts: readonly ConnectionFact[];
}

/** Who refused, and with which code: the proxy or the endpoint's host. */
function explainNetwork(failure: ConnectFailure, endpoint: URL, routes: readonly Route[]): Explained {
  const byProxy = failure.reason.startsWith('PROXY_');
  const code = failure.reason.replace(/^PROXY_/, '');
  const who: readonly ConnectionFact[] =
    byProxy && routes.length > 0 ? routes.map(factOfRoute) : [{ kind: 'server', host: endpoint.host }];
  return { finding: failure.kind, facts: [...who, said(/^\d{3}\b/.test(code) ? `HTTP ${code}` : code)] };
}

/** Never includes the credentials. */
const factOfRoute = (route: Route): ConnectionFact =>
  route.kind === 'direct'
    ? { kind: 'direct' }
    : { kind: 'proxy', address: `${route.url.protocol}//${route.url.host}` };

const said = (text: string): ConnectionFact => ({ kind: 'said', text });

function isAboutDates({ kind }: ConnectFailure): boolean {
  return kind === 'certificate-expired' || kind === 'certificate-not-yet-valid';
}

/** Milliseconds since 1970. */
interface Clocks {
  readonly ours: number;
  /** The server's Date header; null where it sent none. */
  readonly theirs: number | null;
}

const within = (at: number, { from, to }: Validity): boolean => at >= from && at <= to;

/**
 * For a certificate that is invalid by this computer's clock: the clock is wrong if the certificate is valid by the server's. This is only a
 * hint for staff: an attacker with a stolen old certificate can send a fitting Date as well, so it changes only the message.
 */
function isOurClockWrong({ ours, theirs }: Clocks, validity: Validity): boolean {
  return theirs !== null && within(theirs, validity) && !within(ours, validity);
}

/** Why a certificate was refused, using a second connection that only reads it. A wrong clock on this computer looks like a bad certificate. */
function explainRefusal(failure: ConnectFailure, probed: ProbedServer | null, ours: number): Explained {
  const facts = probed?.facts ?? null;
  if (facts === null) return { finding: failure.kind, facts: [said(failure.reason)] };
  const theirs = probed?.date ?? null;
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

/** Ends the step that a stage of the real opening concludes, and begins the next one. */
function noteStage({ log }: Run, stage: Stage): void {
  const next = (facts: readonly ConnectionFact[]) => {
    log.end('well', facts);
    log.begin();
  };
  // An empty list of routes is a failure of this step.
  if (stage.kind === 'routes' && stage.routes.length > 0) next(stage.routes.map(factOfRoute));
  // A name may have several addresses, a list several proxies: the first that is found ends the step.
  else if (stage.kind === 'name' && log.step === 'name')
    next([{ kind: 'name', host: stage.host, address: stage.address }]);
  else if (stage.kind === 'connected') next([factOfRoute(stage.route)]);
  else if (stage.kind === 'secured') {
    const facts = certificateFacts(stage.socket);
    next(facts === null ? [] : describeCertificate(facts));
  }
}

async function explain(run: Run, error: unknown, routes: readonly Route[]): Promise<void> {
  const { log, signal, subject, now, timeoutMs } = run;
  if (signal.aborted) return log.giveUp();
  if (!(error instanceof ConnectFailure)) throw error;
  const { endpoint, network } = subject;
  const probed =
    error.phase === 'network' || error.kind === 'tls-other'
      ? null
      : await probeCertificate({
          endpoint,
          routes,
          ca: network?.ca,
          signal: limited(run),
          patienceMs: timeoutMs / 2,
        });
  const { finding, facts } =
    error.phase === 'network'
      ? explainNetwork(error, endpoint, routes)
      : explainRefusal(error, probed, now());
  log.end(finding, facts);
}

/** Route, name, connection and certificate, by the very code that opens the station's connections. */
export async function openConnection(run: Run): Promise<Socket | null> {
  const { endpoint, network } = run.subject;
  let routes: readonly Route[] = [];
  const open = createSocketOpener({
    endpoint,
    connectTimeoutMs: run.timeoutMs,
    ...(network === undefined ? {} : { network }),
    onStage(stage) {
      if (stage.kind === 'routes') routes = stage.routes;
      noteStage(run, stage);
    },
  });
  run.log.begin();
  try {
    const socket = await open(run.signal);
    if (endpoint.protocol === 'https:') return socket;
    run.log.end('skipped', [{ kind: 'not-encrypted' }]);
    run.log.begin();
    return socket;
  } catch (error) {
    await explain(run, error, routes);
    return null;
  }
}
