import { beforeEach, describe, expect, it, vi } from 'vitest';
import { staffChannels } from '../../preload/staff-contract.ts';
import { authorise, done, staffRequest, type Action, type ActionName, type Actions } from './action.ts';
import { StaffSession } from './auth/staff-session.ts';
import { staffActions, type StaffActionPorts } from './open-staff.ts';

vi.mock('electron', () => ({ app: {}, clipboard: {} }));

const open: readonly ActionName[] = ['getSignIn', 'signIn', 'beginSetUp'];
const forClerks: readonly ActionName[] = ['noteActivity', 'signOut', 'getStatus', 'restart'];
const all = (Object.keys(staffChannels) as (keyof typeof staffChannels)[]).filter(
  (name): name is ActionName => staffChannels[name].kind === 'request',
);
const guarded = all.filter((name) => !open.includes(name));
const forAdministrators = guarded.filter((name) => !forClerks.includes(name));

let asked: string[];
let session: StaffSession;
/** The roles and schemas of the product, over a station that does whatever it is asked: the test is about who may ask. */
const actions = Object.fromEntries(
  Object.entries(staffActions({} as StaffActionPorts)).map(([name, action]) => {
    const handle = () => {
      asked.push(name);
      return { ok: true, value: null };
    };
    return [name, { ...action, handle }];
  }),
) as unknown as Actions;

beforeEach(() => {
  asked = [];
  session = new StaffSession({
    newToken: () => 't'.repeat(36),
    idleLimitMs: () => 60_000,
    onDismissed: () => undefined,
  });
});

const ask = (name: ActionName, token: string): unknown => {
  const { handle } = authorise(actions, session)[name] as { handle(request: unknown): unknown };
  return handle({ token });
};

it('there is an action for every request of the contract', () => {
  expect(Object.keys(actions).sort()).toEqual([...all].sort());
});

it.each(open)('%s can be asked by anyone', async (name) => {
  expect(await ask(name, '')).toMatchObject({ ok: true });
});

describe.each(guarded)('%s', (name) => {
  it('does nothing without the token that a PIN has given', async () => {
    expect(await ask(name, '')).toEqual({ ok: false, error: { code: 'signed-out' } });
    session.begin('administrator', false);
    expect(await ask(name, 'x'.repeat(36))).toEqual({ ok: false, error: { code: 'signed-out' } });
    expect(asked).toEqual([]);
  });

  it('does it for an administrator', async () => {
    const { token } = session.begin('administrator', false);
    expect(await ask(name, token)).toMatchObject({ ok: true });
  });
});

it.each(forAdministrators)('%s is not for a clerk', async (name) => {
  const { token } = session.begin('clerk', false);
  expect(await ask(name, token)).toEqual({ ok: false, error: { code: 'role-refused' } });
  expect(asked).toEqual([]);
});

it.each(forClerks)('%s is for a clerk as well', async (name) => {
  const { token } = session.begin('clerk', false);
  expect(await ask(name, token)).toMatchObject({ ok: true });
});

it('an action without a role, or with a token and open to anyone, does not compile', () => {
  const action = { schema: staffRequest({}), handle: () => done };
  // @ts-expect-error no role
  const unguarded: Action<'exit'> = action;
  // @ts-expect-error for anyone
  const open: Action<'exit'> = { ...action, role: 'anyone' };
  const guarded: Action<'exit'> = { ...action, role: 'administrator' };
  expect([unguarded, open, guarded].map(({ role }) => role)).toEqual([undefined, 'anyone', 'administrator']);
});

it('only the status, which the page asks by itself, leaves the idle time as it is', () => {
  const { token } = session.begin('administrator', false);
  const check = vi.spyOn(session, 'check');
  const touches = guarded.filter((name) => {
    check.mockClear();
    void ask(name, token);
    return check.mock.lastCall?.[2] !== false;
  });
  expect(guarded.filter((name) => !touches.includes(name))).toEqual(['getStatus']);
});

it('every request has a schema that refuses what it does not know', () => {
  const handlers = authorise(actions, session);
  for (const name of all) {
    expect(handlers[name].schema.safeParse({ token: 't'.repeat(36), more: 1 }).success, name).toBe(false);
    expect(handlers[name].schema.safeParse('text').success, name).toBe(false);
  }
});
