import { fromCallback, fromPromise, type SimulatedClock } from 'xstate';
import type {
  AttemptGrant,
  CaptureQuality,
  KioskBridge,
  Language,
  Result,
  SessionGrant,
  Verdict,
} from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { Camera } from '../camera/camera.ts';
import { unmeasured, type PictureHolder } from '../camera/picture.ts';
import type { Guide } from '../guidance/guide.ts';
import { cameraActors } from './camera-actors.ts';
import { bridgeDeadlineMs } from './delays.ts';
import type { FlowEvent } from './events.ts';
import { readOutcome } from './outcome.ts';

/** What the actors work with. The machine knows none of it. */
export interface Services {
  readonly bridge: KioskBridge;
  readonly camera: Camera;
  readonly guide: Guide;
  /** Where the picture is between the capture and the verdict. */
  readonly pictures: PictureHolder;
  readonly clock: Clock;
}

/** The flow's own, so that tests can move the actors' time with the machine's. */
export type Clock = Pick<SimulatedClock, 'setTimeout' | 'clearTimeout'>;

/** The pause before main is asked again; it also reports by itself when the station changes. */
const askAgainMs = 3_000;

/** Everything the flow does beyond deciding, provided to its machine (create-flow.ts). Each actor ends with the state that invokes it. */
export function createActors(services: Services) {
  const { bridge, pictures } = services;
  return {
    ...cameraActors(services),

    askStation: fromCallback<FlowEvent, { readonly after: 'now' | 'pause' }>(({ input, sendBack }) =>
      askStation(services, input.after, sendBack),
    ),

    watchStation: fromCallback<FlowEvent>(({ sendBack }) =>
      bridge.onStationChanged((station) => sendBack({ type: 'STATION_CHANGED', station })),
    ),

    /** If the customer leaves before the answer arrives, the session in main is ended as well. */
    beginSession: fromPromise<
      Result<SessionGrant>,
      { readonly language: Language; readonly consentVersion: string }
    >(async ({ input, signal }) => {
      const granted = await bridge.beginSession(input);
      if (signal.aborted && granted.ok) await bridge.endSession({ sessionId: granted.value.sessionId });
      return granted;
    }),

    /** Main opens the connection to the service on this, while the person is still being guided. */
    beginAttempt: fromPromise<Result<AttemptGrant>, { readonly sessionId: string }>(({ input }) =>
      bridge.beginAttempt(input),
    ),

    /** Sends the picture and waits for the verdict; the picture is wiped with the answer, and when the actor is stopped. */
    submitPicture: fromPromise<Result<Verdict>, SubmissionInput>(async ({ input, signal }) => {
      const picture = pictures.current;
      if (!picture) throw new Error('checking without a picture');
      const wipe = (): void => pictures.wipe(picture);
      signal.addEventListener('abort', wipe, { once: true });
      return submitPicture(bridge, input, picture.bytes, signal).finally(wipe);
    }),
  };
}

export type FlowActors = ReturnType<typeof createActors>;

/** Asks main for the station until it answers, and reports each failure. @returns a function that stops it */
function askStation(
  { bridge, clock }: Services,
  after: 'now' | 'pause',
  report: (event: FlowEvent) => void,
): () => void {
  let question = new AbortController();
  let timer: number | undefined;
  const stop = (): void => {
    question.abort();
    if (timer !== undefined) clock.clearTimeout(timer);
  };
  const askLater = (): void => void (timer = clock.setTimeout(ask, askAgainMs));
  const ask = (): void => {
    const { signal } = (question = new AbortController());
    const hear = (answer: Result<Station> | null): void => {
      if (signal.aborted) return;
      stop();
      if (answer?.ok === true) return report({ type: 'STATION_CHANGED', station: answer.value });
      const outcome = readOutcome(answer);
      report({ type: 'STATION_UNAVAILABLE', code: 'code' in outcome ? outcome.code : 'internal' });
      askLater();
    };
    timer = clock.setTimeout(() => hear(null), bridgeDeadlineMs);
    bridge.getStation().then(hear, () => hear(null));
  };
  if (after === 'now') ask();
  else askLater();
  return stop;
}

export interface SubmissionInput {
  readonly sessionId: string;
  readonly attemptId: string;
  readonly quality: CaptureQuality | null;
}

/**
 * An abort cancels the attempt in main. An id that expired before the picture was sent was certainly never used: a new one is
 * requested and the picture sent with it, once.
 */
async function submitPicture(
  bridge: KioskBridge,
  { sessionId, attemptId, quality }: SubmissionInput,
  picture: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Verdict>> {
  const submit = async (id: string): Promise<Result<Verdict>> => {
    const cancel = (): void => fireAndForget(bridge.cancelAttempt({ attemptId: id }));
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await bridge.submitPicture({ attemptId: id, picture, quality: quality ?? unmeasured });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  const first = await submit(attemptId);
  if (first.ok || first.error.code !== 'attempt-expired' || signal.aborted) return first;
  const granted = await bridge.beginAttempt({ sessionId });
  // After an abort the picture is wiped: its bytes are zeros.
  if (!granted.ok || signal.aborted) return granted.ok ? first : granted;
  return submit(granted.value.attemptId);
}

/** For messages to main whose answers change nothing. */
export function fireAndForget(told: Promise<unknown>): void {
  told.catch(() => undefined);
}
