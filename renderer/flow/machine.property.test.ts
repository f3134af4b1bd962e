import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Result, Verdict } from '../../preload/contract.ts';
import { staffCodes, type CameraCode, type ErrorCode } from '../../preload/error-codes.ts';
import { fakeStation, verdictOf } from '../../test/fakes/bridge.ts';
import { FlowRig, settle } from '../../test/fakes/flow-rig.ts';
import { nobody } from './context.ts';
import type { FlowEvent } from './events.ts';

type Step =
  | { readonly do: 'send'; readonly event: FlowEvent }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'unplug' | 'plugIn' | 'loseTrack' }
  /** What most people do: without it random walks would hardly ever reach a verdict. */
  | { readonly do: 'goOn' }
  | { readonly do: 'answer'; readonly answer: unknown };

const likely: readonly FlowEvent['type'][] = ['START', 'AGREE', 'FACE_STEADY'];
const plain = fc.constantFrom(
  ...likely,
  ...likely,
  ...(['DECLINE', 'BACK', 'TAKE_PICTURE', 'CANCEL', 'TRY_AGAIN', 'ASK_STAFF', 'DONE', 'MORE_TIME'] as const),
  ...(['ABANDONED', 'CAMERA_ABSENT', 'PERSON_LEFT', 'GUIDE_FAILED'] as const),
);
const event = fc.oneof(
  { weight: 12, arbitrary: plain.map((type) => ({ type }) as FlowEvent) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<CameraCode>('camera-lost', 'camera-frozen', 'camera-black')
      .map<FlowEvent>((code) => ({ type: 'CAMERA_LOST', code })),
  },
  { weight: 1, arbitrary: fc.constant<FlowEvent>({ type: 'LANGUAGE_CHOSEN', language: 'en' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<ErrorCode | null>(null, 'not-configured')
      .map<FlowEvent>((fault) => ({ type: 'STATION_CHANGED', station: { ...fakeStation, fault } })),
  },
);
const answer = fc.oneof(
  { weight: 3, arbitrary: fc.constant<unknown>(verdictOf('live')) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(verdictOf('not-live', 1), verdictOf('not-live', 0)) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...(Object.keys(staffCodes) as ErrorCode[]))
      .map((code) => ({ ok: false, error: { code } })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, {}, { ok: true }, { ok: 'yes', value: { verdict: 'live' } }),
  },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'goOn' }) },
  { weight: 6, arbitrary: event.map((sent): Step => ({ do: 'send', event: sent })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(250, 1_000, 5_000, 25_000).map((ms): Step => ({ do: 'wait', ms })),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'unplug' }, { do: 'plugIn' }, { do: 'loseTrack' }) },
  { weight: 4, arbitrary: answer.map((given): Step => ({ do: 'answer', answer: given })) },
);

/** Plays steps and keeps what main answered to the picture that was sent last. */
class Player {
  readonly rig = new FlowRig();
  #waiting: ((answer: Result<Verdict>) => void) | null = null;
  #lastAnswer: unknown = null;

  async play(steps: readonly Step[]): Promise<void> {
    this.rig.bridge.answers.submitPicture = () => {
      this.#lastAnswer = null;
      return new Promise((resolve) => {
        this.#waiting = resolve;
      });
    };
    await this.rig.start();
    for (const next of steps) {
      await this.#do(next);
      this.#check();
    }
    this.rig.actor.stop();
  }

  async #do(next: Step): Promise<void> {
    const { rig } = this;
    if (next.do === 'goOn') await this.#goOn();
    else if (next.do === 'send') rig.actor.send(next.event);
    else if (next.do === 'wait') await rig.advance(next.ms);
    else if (next.do === 'answer') this.#answer(next.answer);
    else rig.camera[next.do]();
    await settle();
  }

  async #goOn(): Promise<void> {
    for (const type of likely) {
      this.rig.actor.send({ type } as FlowEvent);
      await settle();
      this.#check();
    }
  }

  #answer(given: unknown): void {
    if (!this.#waiting) return;
    this.#lastAnswer = given;
    this.#waiting(given as Result<Verdict>);
    this.#waiting = null;
  }

  #check(): void {
    const { screen } = this.rig.view;
    expect(this.rig.error).toBeNull();
    if (screen === 'live') expect(this.#lastAnswer).toEqual(verdictOf('live'));
    if (screen !== 'camera' && screen !== 'cameraFault') expect(this.rig.camera.isOpen).toBe(false);
    if (screen !== 'checking') expect(this.#picturesHeld()).toBe(0);
    if (screen === 'waiting') this.#checkNobody();
  }

  #picturesHeld(): number {
    return this.rig.camera.pictures.filter((picture) => picture.bytes.some((byte) => byte !== 0)).length;
  }

  #checkNobody(): void {
    const { language: _chosen, ...left } = nobody(this.rig.context.station);
    expect(this.rig.context).toMatchObject(left);
    expect(this.rig.bridge.sent('endSession')).toHaveLength(this.rig.bridge.sent('beginSession').length);
  }
}

/**
 * For any order of events: live only after main answered live to the picture sent last; a picture only
 * while it is being checked; the camera open only on its screens; no personal data while waiting; no crash.
 */
it('keeps its promises under random events', async () => {
  let live = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const player = new Player();
      await player.play(steps);
      if (player.rig.screens.includes('live')) live += 1;
    }),
    { numRuns: 250 },
  );
  // Were it hardly ever reached, the promise about it would be empty.
  expect(live).toBeGreaterThan(20);
});
