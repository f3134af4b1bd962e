import { flow } from '../setup.ts';

/** The result screens. Each ends automatically after a limit whose line is visible from its start; words come with the last 20 s. */
export const result = flow.createStateConfig({
  type: 'parallel',
  // At this level ASK_STAFF enters both regions again: the new screen gets its full time.
  on: { DONE: '#waiting', ASK_STAFF: { target: '#staffCalled', actions: 'forgetVerdict' } },
  states: {
    screen: {
      // Never entered by default: every transition here names its screen. This one makes no promise to the customer.
      initial: 'problem',
      states: {
        live: { id: 'live', tags: 'live' },
        notLive: {
          id: 'notLive',
          tags: 'notLive',
          on: { TRY_AGAIN: { guard: 'hasAttemptsLeft', target: '#camera' } },
        },
        noAttemptsLeft: { id: 'noAttemptsLeft', tags: 'noAttemptsLeft' },
        problem: {
          id: 'problem',
          tags: 'problem',
          on: { TRY_AGAIN: { guard: 'canRetry', target: '#camera' } },
        },
        outcomeUnknown: {
          id: 'outcomeUnknown',
          tags: 'outcomeUnknown',
          on: { TRY_AGAIN: { guard: 'canRetry', target: '#camera' } },
        },
        declined: { id: 'declined', tags: 'declined' },
        staffCalled: { id: 'staffCalled', tags: 'staffCalled' },
      },
    },
    limit: {
      initial: 'calm',
      exit: 'hideLimit',
      on: {
        // Who chooses a language is there, and has to read the screen anew: the limit starts again, as with "More time".
        LANGUAGE_CHOSEN: {
          target: '.calm',
          actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
        },
      },
      states: {
        calm: { entry: 'showResultLimit', after: { resultCalm: 'warned' } },
        warned: {
          entry: 'announceClosing',
          after: { warning: '#waiting' },
          on: { MORE_TIME: 'calm' },
        },
      },
    },
  },
});
