import { z, type ZodType } from 'zod';
import type { RequestName, RequestOf } from '../../preload/channels.ts';
import type { Result } from '../../preload/contract.ts';
import type { staffChannels, StaffError, StaffRole, Token } from '../../preload/staff-contract.ts';
import type { StaffHandlers } from '../ipc/register.ts';
import { refuse, refuseFor } from '../platform/failure.ts';
import type { MalformedKey } from '../settings/store/api-key.ts';
import type { StoreTrouble } from '../settings/store/secret-box.ts';
import type { StaffSession } from './auth/staff-session.ts';

type Channels = typeof staffChannels;
export type ActionName = RequestName<Channels>;

/** One request of the console: its shape, what main does, and who may make it. */
export type Action<Name extends ActionName> = StaffHandlers[Name] & {
  /** The least role that may. A request that has a token in the contract cannot be open to anyone. */
  readonly role: RequestOf<Channels[Name]> extends Token ? StaffRole : 'anyone';
  /** The page asks by itself, and does not restart the idle time. */
  readonly isPolled?: true;
};
/** The actions of one capability. */
export type Actions<Names extends ActionName = ActionName> = { readonly [Name in Names]: Action<Name> };

/** The token and exactly these fields. */
export const staffRequest = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ token: z.string().min(16).max(64), ...shape });

export const ok = <T>(value: T): Result<T, StaffError> => ({ ok: true, value });
export const done: Result<null, StaffError> = ok(null);

/** The settings could not be read or saved. */
export function refuseStore({ code, fault, staffDetail }: StoreTrouble): Result<never, StaffError> {
  return fault ? refuseFor(code, fault) : refuse(code, staffDetail);
}

/** The reason is sent as a code: the page has its text in every language. */
export function refuseKey({ code, reason, length }: MalformedKey): Result<never, StaffError> {
  return { ok: false, error: { code, keyFault: { reason, length } } };
}

/** Lets each action be done only by those who may: nothing but the sign-in without the token that a PIN has given. */
export function authorise(actions: Actions, session: StaffSession): StaffHandlers {
  const handlers = Object.entries<AnyAction>(actions).map(([name, { role, schema, handle, isPolled }]) => {
    if (role === 'anyone') return [name, { schema, handle }];
    const guarded = (request: never) => {
      const checked = session.check((request as Token).token, role, !isPolled);
      return checked.ok ? handle(request) : checked;
    };
    return [name, { schema, handle: guarded }];
  });
  return Object.fromEntries(handlers) as StaffHandlers;
}

interface AnyAction {
  readonly role: 'anyone' | StaffRole;
  readonly isPolled?: true;
  readonly schema: ZodType;
  /** Only ever called with what its own schema gave. */
  readonly handle: (request: never) => unknown;
}
