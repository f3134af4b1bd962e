import { beforeEach, describe, expect, it } from 'vitest';
import { staffChannels } from '../../preload/staff-contract.ts';
import { StaffSession } from './auth/staff-session.ts';
import type { StaffRequestName } from '../ipc/register.ts';
import { createStaffHandlers, type StaffDesk } from './staff-handlers.ts';

const open: readonly StaffRequestName[] = ['knock', 'enter', 'beginSetUp'];
const forClerks: readonly StaffRequestName[] = ['stay', 'leave', 'getStatus', 'restart'];
const all = Object.keys(staffChannels).filter(
  (name): name is StaffRequestName => !['testStep', 'exportState', 'dismissed'].includes(name),
);
const guarded = all.filter((name) => !open.includes(name));
const forAdministrators = guarded.filter((name) => !forClerks.includes(name));

let asked: string[];
let session: StaffSession;
/** A desk that accepts every request: the test is about authorisation. */
const desk = new Proxy({} as StaffDesk, {
  get: (_, name) => () => {
    asked.push(String(name));
    return { ok: true, value: null };
  },
});

beforeEach(() => {
  asked = [];
  session = new StaffSession({
    newToken: () => 't'.repeat(36),
    idleLimitMs: () => 60_000,
    onDismissed: () => undefined,
  });
});

const ask = (name: StaffRequestName, token: string): unknown => {
  const { handle } = createStaffHandlers(desk, session)[name] as { handle(request: unknown): unknown };
  return handle({ token });
};

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

it('every request has a schema that refuses what it does not know', () => {
  const handlers = createStaffHandlers(desk, session);
  for (const name of all) {
    expect(handlers[name].schema.safeParse({ token: 't'.repeat(36), more: 1 }).success, name).toBe(false);
    expect(handlers[name].schema.safeParse('text').success, name).toBe(false);
  }
});
