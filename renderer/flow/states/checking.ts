import { failedInternally, flow } from '../setup.ts';

/**
 * The picture is with main. No limit for the person here: main's deadline ends it. On every exit from this state the
 * actor has ended or is stopped: it wipes the picture and cancels an attempt that is still open.
 */
export const checking = flow.createStateConfig({
  id: 'checking',
  tags: 'checking',
  exit: 'forgetStill',
  invoke: {
    src: 'submitPicture',
    input: ({ context }) => ({
      sessionId: context.sessionId ?? '',
      attemptId: context.attemptId ?? '',
      quality: context.quality,
    }),
    // The first line is the only way to `live` in the whole flow.
    onDone: [
      {
        guard: { type: 'outcomeIs', params: ({ event }) => ({ kind: 'live', answer: event.output }) },
        target: '#live',
        actions: { type: 'rememberOutcome', params: ({ event }) => event.output },
      },
      {
        guard: { type: 'outcomeIs', params: ({ event }) => ({ kind: 'notLive', answer: event.output }) },
        target: '#notLive',
        actions: { type: 'rememberOutcome', params: ({ event }) => event.output },
      },
      {
        guard: {
          type: 'outcomeIs',
          params: ({ event }) => ({ kind: 'noAttemptsLeft', answer: event.output }),
        },
        target: '#noAttemptsLeft',
        actions: { type: 'rememberOutcome', params: ({ event }) => event.output },
      },
      {
        guard: {
          type: 'outcomeIs',
          params: ({ event }) => ({ kind: 'outcomeUnknown', answer: event.output }),
        },
        target: '#outcomeUnknown',
        actions: { type: 'rememberOutcome', params: ({ event }) => event.output },
      },
      { target: '#problem', actions: { type: 'rememberOutcome', params: ({ event }) => event.output } },
    ],
    onError: { target: '#problem', ...failedInternally },
  },
  after: { checkingWatchdog: { target: '#outcomeUnknown', actions: 'rememberNoAnswer' } },
  on: { CANCEL: '#waiting' },
  initial: 'quick',
  states: { quick: { after: { slowAfter: 'slow' } }, slow: { tags: 'slow' } },
});
