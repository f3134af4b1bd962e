import { fromCallback, fromPromise } from 'xstate';
import type {
  AttemptGrant,
  CaptureQuality,
  Language,
  Result,
  SessionGrant,
  Verdict,
} from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import { unmeasured } from '../camera/capture.ts';
import type { Picture } from '../camera/picture.ts';
import type { Services } from './context.ts';
import type { FlowEvent } from './events.ts';

export interface ServicesInput {
  readonly services: Services;
}

export const loadStation = fromPromise<Result<Station>, ServicesInput>(({ input }) =>
  input.services.bridge.getStation(),
);

export const watchStation = fromCallback<FlowEvent, ServicesInput>(({ input, sendBack }) =>
  input.services.bridge.onStationChanged((station) => sendBack({ type: 'STATION_CHANGED', station })),
);

export interface SessionInput extends ServicesInput {
  readonly language: Language;
  readonly consentVersion: string;
}

/** If the customer leaves before the answer arrives, the session in main is ended as well. */
export const beginSession = fromPromise<Result<SessionGrant>, SessionInput>(async ({ input, signal }) => {
  const { language, consentVersion } = input;
  const { bridge } = input.services;
  const granted = await bridge.beginSession({ language, consentVersion });
  if (signal.aborted && granted.ok) await bridge.endSession({ sessionId: granted.value.sessionId });
  return granted;
});

export interface AttemptInput extends ServicesInput {
  readonly sessionId: string;
}

/** Main opens the connection to the service on this, while the person is still being guided. */
export const beginAttempt = fromPromise<Result<AttemptGrant>, AttemptInput>(({ input }) =>
  input.services.bridge.beginAttempt({ sessionId: input.sessionId }),
);

export interface SubmissionInput extends AttemptInput {
  readonly attemptId: string;
  readonly picture: Picture | null;
  readonly quality: CaptureQuality | null;
}

/**
 * Sends the picture and waits for the verdict. Stopping the actor cancels the attempt in main. An id that expired
 * before the picture was sent was certainly never used: the actor requests a new one and sends the picture, once.
 */
export const submitPicture = fromPromise<Result<Verdict>, SubmissionInput>(async ({ input, signal }) => {
  const { bridge } = input.services;
  const bytes = input.picture?.bytes;
  const quality = input.quality ?? unmeasured;
  if (!bytes) throw new Error('checking without a picture');
  const submit = async (attemptId: string): Promise<Result<Verdict>> => {
    const cancel = (): void => fireAndForget(bridge.cancelAttempt({ attemptId }));
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await bridge.submitPicture({ attemptId, picture: bytes, quality });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  const first = await submit(input.attemptId);
  if (first.ok || first.error.code !== 'attempt-expired' || signal.aborted) return first;
  const granted = await bridge.beginAttempt({ sessionId: input.sessionId });
  // After an abort the picture is wiped: its bytes are zeros.
  if (!granted.ok || signal.aborted) return granted.ok ? first : granted;
  return submit(granted.value.attemptId);
});

/** For messages to main at the end of a session, whose answers change nothing. */
export function fireAndForget(told: Promise<unknown>): void {
  told.catch(() => undefined);
}
