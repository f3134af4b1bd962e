import type { Socket } from 'node:net';
import { codeOf, tlsAlertFailure } from '../network/connect-error.ts';
import { askDate } from './ask-date.ts';
import { clockToleranceMs } from './judge.ts';
import { limited, type Run } from './run-test.ts';

/** Our clock against the server's, asked over the connection that was just opened. Closes the socket. */
export async function compareClocks(run: Run, socket: Socket): Promise<void> {
  const { log, signal, subject, now } = run;
  const limit = limited(run);
  try {
    const theirs = await askDate(socket, subject.endpoint, limit);
    const ours = now();
    if (theirs === null) return log.end('skipped', [{ kind: 'no-time' }]);
    run.onOffset(ours - theirs);
    const wrong = Math.abs(ours - theirs) > clockToleranceMs;
    log.end(wrong ? 'clock-wrong' : 'well', [{ kind: 'clock', offsetMs: ours - theirs }]);
  } catch (error) {
    if (signal.aborted) return log.giveUp();
    if (limit.aborted) return log.end('timed-out');
    // With TLS 1.3 a server that demands a client certificate reports it only now.
    const refusal = tlsAlertFailure(error);
    if (refusal !== null) return log.end(refusal.kind, [{ kind: 'said', text: refusal.reason }]);
    const code = codeOf(error);
    log.end(code === 'NOT_HTTP' ? 'answer-not-understood' : 'service-trouble', [
      { kind: 'said', text: code },
    ]);
  }
}
