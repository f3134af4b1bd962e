import { useCallback, useEffect, useState } from 'react';
import type { StaffBridge, SignInState, StaffGrant, StaffError } from '../../../preload/staff-contract.ts';
import { settle } from '../shell/ask.ts';

export interface SignIn {
  /** Null: main has not answered yet. */
  readonly kind: SignInState['kind'] | null;
  readonly error: StaffError | null;
  /** The delay that is running; `id` differs for each. */
  readonly pause: { readonly id: number; readonly durationMs: number } | null;
  readonly busy: boolean;
  readonly tryPin: (pin: string) => void;
  readonly pauseOver: () => void;
}

/** `byPin` false: the station has no PIN, and its set-up was opened. */
export type OnEntered = (entry: StaffGrant, byPin: boolean) => void;

/** Asks main for the sign-in state when it appears, opens the set-up of a new station, and submits PINs. */
export function useSignIn(bridge: StaffBridge, onEntered: OnEntered): SignIn {
  const [kind, setKind] = useState<SignIn['kind']>(null);
  const [error, setError] = useState<StaffError | null>(null);
  const [pause, setPause] = useState<SignIn['pause']>(null);
  const [busy, setBusy] = useState(false);
  const wait = (durationMs = 0): void =>
    setPause((before) => (durationMs > 0 ? { id: (before?.id ?? 0) + 1, durationMs } : null));

  useEffect(() => {
    let shown = true;
    void askSignInState(bridge).then((opened) => {
      if (!shown) return;
      if ('entry' in opened) onEntered(opened.entry, false);
      else if ('error' in opened) setError(opened.error);
      else {
        setKind(opened.state.kind);
        if (opened.state.kind === 'pin') wait(opened.state.waitMs);
      }
    });
    return () => void (shown = false);
  }, [bridge, onEntered]);

  const tryPin = (pin: string): void => {
    setBusy(true);
    void settle(bridge.signIn({ pin })).then((answer) => {
      setBusy(false);
      if (answer.ok) return onEntered(answer.value, true);
      setError(answer.error);
      wait(answer.error.waitMs);
    });
  };
  const pauseOver = useCallback(() => {
    setPause(null);
    setError((before) => (before?.code === 'pin-paused' ? null : before));
  }, []);
  return { kind, error, pause, busy, tryPin, pauseOver };
}

type Opened =
  { readonly state: SignInState } | { readonly entry: StaffGrant } | { readonly error: StaffError };

async function askSignInState(bridge: StaffBridge): Promise<Opened> {
  const answer = await settle(bridge.getSignIn());
  if (!answer.ok) return { error: answer.error };
  if (answer.value.kind !== 'set-up') return { state: answer.value };
  const begun = await settle(bridge.beginSetUp());
  return begun.ok ? { entry: begun.value } : { error: begun.error };
}
