import type { Socket } from 'node:net';
import type { ConnectionFact } from '../../preload/connection-contract.ts';
import { createSocketOpener, type Stage } from '../network/open-socket.ts';
import { ConnectFailure } from '../network/connect-error.ts';
import type { Route } from '../network/route.ts';
import { certificateFacts, describeCertificate } from './certificate-facts.ts';
import { explainNetwork, explainRefusal, factOfRoute } from './explain-failure.ts';
import { peekAtServer } from './certificate-probe.ts';
import { limited, type Run } from './run-test.ts';

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
  const peeked =
    error.phase === 'network' || error.kind === 'tls-other'
      ? null
      : await peekAtServer({
          endpoint,
          routes,
          ca: network?.ca,
          signal: limited(run),
          patienceMs: timeoutMs / 2,
        });
  const { finding, facts } =
    error.phase === 'network'
      ? explainNetwork(error, endpoint, routes)
      : explainRefusal(error, peeked, now());
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
