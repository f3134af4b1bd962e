import type { Result } from '../../../preload/contract.ts';
import type { StaffBridge, StaffError } from '../../../preload/staff-contract.ts';

/** Everything that needs a token. */
type Asked = Exclude<keyof StaffBridge, 'getSignIn' | 'signIn' | 'beginSetUp' | `on${string}`>;
type Rest<M extends Asked> = Omit<Parameters<StaffBridge[M]>[0], 'token'>;
type Extra<M extends Asked> = keyof Rest<M> extends never ? [] : [request: Rest<M>];

/** Sends a request to main with the session's token. Never rejects. */
export type Ask = <M extends Asked>(method: M, ...extra: Extra<M>) => ReturnType<StaffBridge[M]>;

const brokenDown: Result<never, StaffError> = { ok: false, error: { code: 'internal' } };

/** The bridge's answer, or the error `internal` where main threw, so that a page can always show a message. */
export function settle<T>(answer: Promise<Result<T, StaffError>>): Promise<Result<T, StaffError>> {
  return answer.catch(() => brokenDown);
}

/**
 * Keeps the token to itself, so that no page handles it.
 * @param onSignedOut the session is over; the console has to close
 */
export function createAsk(bridge: StaffBridge, token: string, onSignedOut: () => void): Ask {
  const ask = async (method: Asked, request?: object): Promise<Result<unknown, StaffError>> => {
    const send = bridge[method] as (request: object) => Promise<Result<unknown, StaffError>>;
    const answer = await settle(send.call(bridge, { token, ...request }));
    if (!answer.ok && answer.error.code === 'signed-out') onSignedOut();
    return answer;
  };
  // Each method's request and answer are tied together by the type above; inside they are only passed on.
  return ask as Ask;
}
