import type { Oval } from '../../renderer/guidance/guidance.ts';
import type { GuideEvent } from '../../renderer/guidance/guide.ts';
import type { Hint } from '../../preload/contract.ts';
import { GuideSession } from '../../renderer/guidance/worker/guide-session.ts';
import { loadModels } from '../face-model/load-models.ts';
import type { Film } from './film.ts';
import { Painter } from './painted.ts';

export interface Played {
  readonly events: readonly { readonly atS: number; readonly event: GuideEvent }[];
  /** Every hint that was shown, one after the other. */
  readonly hints: readonly Hint[];
  /** When each happened first; null: never. */
  readonly steadyS: number | null;
  readonly leftS: number | null;
  readonly furniture: number;
  /** Where the oval was last: around the face that is guided, mirrored, see `Oval`. */
  readonly oval: Oval | null;
}

const models = await loadModels();

/** Shows the film to the whole guidance as it runs in the worker, real models included; time is the film's own. Ends with the picture. */
export function play({ seconds, framesPerSecond = 12, at, ...camera }: Film): Played {
  const painter = new Painter(camera);
  const session = new GuideSession(models);
  const events: { atS: number; event: GuideEvent }[] = [];
  let atS = 0;
  session.follow(0, (event) => events.push({ atS, event }));
  for (let frame = 0; frame < seconds * framesPerSecond; frame += 1) {
    atS = frame / framesPerSecond;
    const { width, height, data } = painter.paint(at(atS));
    session.current.resize(width, height);
    session.current.data.set(data);
    session.judge(atS * 1000);
    const { type } = events.at(-1)?.event ?? {};
    // As in the kiosk: the picture is taken, or the session is over.
    if (type === 'FACE_STEADY' || type === 'PERSON_LEFT') break;
  }
  session.stop();
  const first = (type: GuideEvent['type']): number | null =>
    events.find(({ event }) => event.type === type)?.atS ?? null;
  const guided = events.flatMap(({ event }) => (event.type === 'GUIDANCE' ? [event.guidance] : []));
  const furniture = events.flatMap(({ event }) => (event.type === 'FURNITURE' ? [event.faces] : []));
  return {
    events,
    hints: guided.map(({ hint }) => hint),
    steadyS: first('FACE_STEADY'),
    leftS: first('PERSON_LEFT'),
    furniture: furniture.at(-1) ?? 0,
    oval: guided.at(-1)?.oval ?? null,
  };
}
