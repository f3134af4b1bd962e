import { describe, expect, it, vi } from 'vitest';
import { FakeStaffBridge, staffToken } from '../../preview/staff-bridge.ts';
import { createAsk } from './ask.ts';

describe('asking main', () => {
  it('sends the token and the request, and hands the answer on', async () => {
    const bridge = new FakeStaffBridge('healthy');
    const ask = createAsk(bridge, staffToken, () => undefined);
    const answer = await ask('changeSetting', { name: 'volume', value: 30 });
    expect(answer.ok).toBe(true);
    expect(bridge.sent('changeSetting')).toEqual([{ token: staffToken, name: 'volume', value: 30 }]);
  });

  it('tells when the session is over, and only then', async () => {
    const bridge = new FakeStaffBridge('healthy');
    const onSignedOut = vi.fn();
    const ask = createAsk(bridge, staffToken, onSignedOut);
    bridge.answers.getStatus = async () => ({ ok: false, error: { code: 'role-refused' } });
    await ask('getStatus');
    expect(onSignedOut).not.toHaveBeenCalled();
    bridge.answers.getStatus = async () => ({ ok: false, error: { code: 'signed-out' } });
    await ask('getStatus');
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('answers `internal` when main throws', async () => {
    const bridge = new FakeStaffBridge('healthy');
    bridge.answers.getEvents = () => Promise.reject(new Error('gone'));
    const ask = createAsk(bridge, staffToken, () => undefined);
    expect(await ask('getEvents')).toEqual({ ok: false, error: { code: 'internal' } });
  });
});
