import { flow } from '../setup.ts';

/** The person reads what will happen and chooses. The camera is still closed. */
export const consent = flow.createStateConfig({
  id: 'consent',
  tags: 'consent',
  on: {
    AGREE: { target: '#camera', actions: 'rememberConsent' },
    DECLINE: '#declined',
    // Who chooses a language is there: the limit starts again, as with "More time".
    LANGUAGE_CHOSEN: {
      target: '.calm',
      actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
    },
  },
  initial: 'calm',
  states: {
    calm: { after: { consentCalm: 'warned' } },
    warned: {
      entry: 'showWarning',
      exit: 'hideLimit',
      after: { warning: '#waiting' },
      on: { MORE_TIME: 'calm' },
    },
  },
});
