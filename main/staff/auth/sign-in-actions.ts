import { z } from 'zod';
import type { Result } from '../../../preload/contract.ts';
import type { StaffGrant, StaffError, StaffRole } from '../../../preload/staff-contract.ts';
import { refuse } from '../../platform/failure.ts';
import type { Log } from '../../platform/log.ts';
import type { NoteEvent } from '../../records/events.ts';
import type { SettingsStore } from '../../settings/store/settings-store.ts';
import { done, ok, staffRequest, type Actions, refuseStore } from '../action.ts';
import type { SignIn } from './sign-in.ts';
import type { StaffSession } from './staff-session.ts';

export interface SignInActionPorts {
  readonly signIn: SignIn;
  readonly session: StaffSession;
  readonly store: Pick<SettingsStore, 'read' | 'update'>;
  readonly note: NoteEvent;
  readonly log: Log;
}

/** Sign-in, set-up and sign-out. */
export function signInActions(
  ports: SignInActionPorts,
): Actions<'getSignIn' | 'signIn' | 'beginSetUp' | 'finishSetUp' | 'noteActivity' | 'signOut'> {
  const { signIn, session, store, note, log } = ports;
  const begin = (role: StaffRole): Result<StaffGrant, StaffError> => {
    const read = store.read();
    const isInSetUp = read.ok && read.value.setUp === 'begun' && role === 'administrator';
    return ok(session.begin(role, isInSetUp));
  };
  return {
    getSignIn: { role: 'anyone', schema: z.undefined(), handle: () => signIn.state() },
    signIn: {
      role: 'anyone',
      // The sign-in checks the digits; this limit keeps a very long text from being hashed.
      schema: z.strictObject({ pin: z.string().max(64) }),
      async handle({ pin }) {
        const role = await signIn.tryPin(pin);
        return role.ok ? begin(role.value) : role;
      },
    },
    beginSetUp: {
      role: 'anyone',
      schema: z.undefined(),
      async handle() {
        const begun = await signIn.beginSetUp();
        if (!begun.ok) return begun;
        log.info('set-up begun');
        note('staff', { event: 'set-up-begun' });
        return begin('administrator');
      },
    },
    finishSetUp: {
      role: 'administrator',
      schema: staffRequest({}),
      async handle() {
        const state = signIn.state();
        // After set-up ends, only a person with a PIN may come back.
        if (state.ok && state.value.kind !== 'pin') return refuse('pin-malformed');
        log.info('set-up finished');
        note('staff', { event: 'set-up-finished' });
        const saved = await store.update((now) => ({ ...now, setUp: 'done' }));
        return saved.ok ? saved : refuseStore(saved.error);
      },
    },
    noteActivity: { role: 'clerk', schema: staffRequest({}), handle: () => done },
    signOut: {
      role: 'clerk',
      schema: staffRequest({}),
      handle() {
        note('staff', { event: 'left' });
        session.end();
        return done;
      },
    },
  };
}
