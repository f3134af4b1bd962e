import { describe, expect, it } from 'vitest';
import type { AnyStateNode, SnapshotFrom } from 'xstate';
import { fakeStation, ok, verdictOf } from '../../test/fakes/bridge.ts';
import { FlowRig, Held, settle } from '../../test/fakes/flow-rig.ts';
import type { Flow } from './create-flow.ts';
import { flowMachine } from './machine.ts';

type Journey = (rig: FlowRig) => Promise<void>;

/** Together they visit every state. */
const journeys: Record<string, Journey> = {
  async 'of a station that is down, then not set up'(rig) {
    rig.bridge.answers.getStation = () => Promise.reject(new Error('down'));
    await rig.start();
    rig.bridge.answers.getStation = async () => ok({ ...fakeStation, fault: 'not-configured' as const });
    await rig.advance(3_000);
  },
  async 'without guidance, by hand, to a late answer and to staff'(rig) {
    await rig.start();
    rig.guide.silent = true;
    const held = new Held<never>();
    rig.bridge.answers.submitPicture = () => held.promise;
    await rig.toCamera();
    await rig.advance(3_000);
    rig.act.takePicture();
    await rig.advance(10_000);
    held.release(verdictOf('not-live', 1) as never);
    await settle();
    rig.act.askStaff();
  },
  async 'past a camera fault, through every limit'(rig) {
    await rig.start();
    await rig.toConsent();
    await rig.advance(40_000);
    rig.camera.fault = 'camera-busy';
    rig.act.agree();
    await settle();
    await rig.advance(60_000);
  },
  async 'to the staff console'(rig) {
    await rig.start();
    rig.act.callConsole();
  },
  async 'to consent declined'(rig) {
    await rig.start();
    await rig.toConsent();
    rig.act.decline();
    await rig.advance(10_000);
  },
  ...Object.fromEntries(
    [
      verdictOf('live'),
      verdictOf('not-live', 0),
      { ok: false, error: { code: 'unreachable' } } as const,
      { ok: false, error: { code: 'outcome-unknown' } } as const,
    ].map((answer): [string, Journey] => [
      `with guidance to ${JSON.stringify(answer)}`,
      async (rig) => {
        await rig.start();
        await rig.toResult(answer);
      },
    ]),
  ),
};

/** What JSON keeps whole: no stream, element, function, bytes or actor. */
function isPlain(value: unknown): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (typeof value !== 'object') return false;
  const isBare = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isBare && Object.values(value).every(isPlain);
}

const leaves = (node: AnyStateNode): string[] =>
  node.type === 'atomic'
    ? [node.id]
    : Object.values(node.states).flatMap((one) => leaves(one as AnyStateNode));

describe('the context is plain data', () => {
  it('in every state of the machine', async () => {
    const visited = new Set<string>();
    const live = new Set<string>();
    const check = (snapshot: SnapshotFrom<Flow>): void => {
      for (const { type, id } of snapshot._nodes) if (type === 'atomic') visited.add(id);
      for (const [name, value] of Object.entries(snapshot.context)) if (!isPlain(value)) live.add(name);
    };
    for (const play of Object.values(journeys)) {
      const rig = new FlowRig();
      rig.actor.subscribe({ next: check, error: () => undefined });
      await play(rig);
      rig.actor.stop();
    }
    expect([...live]).toEqual([]);
    expect([...visited].sort()).toEqual(leaves(flowMachine.root as AnyStateNode).sort());
  });

  it.each([new Uint8Array(1), new EventTarget(), () => undefined, { deep: [new Blob()] }, undefined])(
    'which %s is not',
    (live) => expect(isPlain(live)).toBe(false),
  );
});
