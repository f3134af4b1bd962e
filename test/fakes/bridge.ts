import type { AttemptGrant, KioskBridge, PictureLimits, Result, SessionGrant, Verdict } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import { unknownStation } from '../../renderer/flow/context.ts';

type Method = Exclude<keyof KioskBridge, 'onStationChanged'>;
type Answers = { [Name in Method]: KioskBridge[Name] };

export interface Call {
  readonly method: Method;
  readonly request: unknown;
}

export const fakeLimits: PictureLimits = {
  longestSidePx: 1280,
  quality: 0.8,
  minInterEyePx: 120,
  targetBytes: 300_000,
  hardCapBytes: 900_000,
};

export const fakeStation: Station = {
  ...unknownStation,
  flavour: 'development',
  version: '0.0.0',
  bankName: { kk: 'Банк', ru: 'Банк', en: 'Bank' },
};

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A verdict as main would give it. */
export function verdictOf(
  verdict: Verdict['verdict'],
  attemptsLeft = 2,
  failureClass: Verdict['failureClass'] = verdict === 'live' ? null : 'general',
): Result<Verdict> {
  return ok({
    verdict,
    failureClass,
    attemptsLeft,
    sha256: '0'.repeat(64),
    demonstration: false,
    receipt: null,
  });
}

/**
 * `window.kiosk` without Electron. It copies arguments and answers as the real bridge does, by structured clone, in both
 * directions: a function, a stream or an element in a request throws, and no object is shared with main.
 * Each method's answer can be replaced through `answers`.
 */
export class FakeBridge implements KioskBridge {
  readonly calls: Call[] = [];
  readonly #listeners = new Set<(station: Station) => void>();
  #ids = 0;

  answers: Answers = {
    getStation: async () => ok(fakeStation),
    beginSession: async () => ok<SessionGrant>({ sessionId: this.#newId('session'), attemptsLeft: 3 }),
    endSession: async () => ok(null),
    beginAttempt: async () =>
      ok<AttemptGrant>({
        attemptId: this.#newId('attempt'),
        expiresInMs: 120_000,
        attemptsLeft: 3,
        picture: fakeLimits,
      }),
    submitPicture: async () => verdictOf('live'),
    cancelAttempt: async () => ok(null),
    checkCamera: async () => ok(null),
    reportCamera: async () => ok(null),
  };

  readonly getStation: KioskBridge['getStation'] = () =>
    this.#cross('getStation', null, () => this.answers.getStation());
  readonly beginSession: KioskBridge['beginSession'] = (request) =>
    this.#cross('beginSession', request, (copy) => this.answers.beginSession(copy));
  readonly endSession: KioskBridge['endSession'] = (request) =>
    this.#cross('endSession', request, (copy) => this.answers.endSession(copy));
  readonly beginAttempt: KioskBridge['beginAttempt'] = (request) =>
    this.#cross('beginAttempt', request, (copy) => this.answers.beginAttempt(copy));
  readonly submitPicture: KioskBridge['submitPicture'] = (request) =>
    this.#cross('submitPicture', request, (copy) => this.answers.submitPicture(copy));
  readonly cancelAttempt: KioskBridge['cancelAttempt'] = (request) =>
    this.#cross('cancelAttempt', request, (copy) => this.answers.cancelAttempt(copy));
  readonly checkCamera: KioskBridge['checkCamera'] = (request) =>
    this.#cross('checkCamera', request, (copy) => this.answers.checkCamera(copy));
  readonly reportCamera: KioskBridge['reportCamera'] = (request) =>
    this.#cross('reportCamera', request, (copy) => this.answers.reportCamera(copy));

  readonly onStationChanged: KioskBridge['onStationChanged'] = (listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Main says that the station changed. */
  changeStation(change: Partial<Station>): void {
    for (const listener of this.#listeners) listener(structuredClone({ ...fakeStation, ...change }));
  }

  /** The requests that one method was called with, oldest first. */
  sent(method: Method): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.request);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  #newId(kind: string): string {
    this.#ids += 1;
    return `${kind}-${this.#ids}`;
  }

  /** Clones before anything is awaited, as `invoke` does; the caller may wipe its bytes right after. */
  #cross<Request, Answer>(
    method: Method,
    request: Request,
    answer: (copy: Request) => Promise<Answer>,
  ): Promise<Answer> {
    const copy = structuredClone(request);
    this.calls.push({ method, request: copy });
    return answer(copy).then((value) => structuredClone(value));
  }
}
