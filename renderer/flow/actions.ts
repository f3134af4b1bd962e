import type { FlowEvent } from './events.ts';
import type { Actions } from './view.ts';

/** What the screens may call, as events of the flow. An event that does not fit the moment is ignored by it. */
export function createActions(send: (event: FlowEvent) => void): Actions {
  return {
    chooseLanguage: (language) => send({ type: 'LANGUAGE_CHOSEN', language }),
    start: () => send({ type: 'START' }),
    agree: () => send({ type: 'AGREE' }),
    decline: () => send({ type: 'DECLINE' }),
    back: () => send({ type: 'BACK' }),
    takePicture: () => send({ type: 'TAKE_PICTURE' }),
    cancel: () => send({ type: 'CANCEL' }),
    tryAgain: () => send({ type: 'TRY_AGAIN' }),
    askStaff: () => send({ type: 'ASK_STAFF' }),
    done: () => send({ type: 'DONE' }),
    moreTime: () => send({ type: 'MORE_TIME' }),
    callConsole: () => send({ type: 'STAFF_CAME' }),
  };
}
