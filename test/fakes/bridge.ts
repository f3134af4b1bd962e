import type { RequestName } from '../../preload/channels.ts';
import type {
  AttemptGrant,
  KioskBridge,
  kioskChannels,
  PictureLimits,
  Result,
  SessionGrant,
  Verdict,
} from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import { unknownStation } from '../../renderer/flow/context.ts';

type Method = RequestName<typeof kioskChannels>;
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

  readonly getStation = this.#crossing('getStation');
  readonly beginSession = this.#crossing('beginSession');
  readonly endSession = this.#crossing('endSession');
  readonly beginAttempt = this.#crossing('beginAttempt');
  readonly submitPicture = this.#crossing('submitPicture');
  readonly cancelAttempt = this.#crossing('cancelAttempt');
  readonly checkCamera = this.#crossing('checkCamera');
  readonly reportCamera = this.#crossing('reportCamera');

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
  #crossing<M extends Method>(method: M): KioskBridge[M] {
    const cross = (request: unknown = null): Promise<unknown> => {
      const copy = structuredClone(request);
      this.calls.push({ method, request: copy });
      const answer = this.answers[method] as (request: unknown) => Promise<unknown>;
      return answer(copy).then((value) => structuredClone(value));
    };
    return cross as KioskBridge[M];
  }
}
