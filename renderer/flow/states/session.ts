import { flow } from '../setup.ts';
import { camera } from './camera.ts';
import { checking } from './checking.ts';
import { consent } from './consent.ts';
import { result } from './result.ts';

/** One person, from their first touch until they leave or their time runs out. */
export const session = flow.createStateConfig({
  id: 'session',
  entry: 'prepareGuide',
  exit: 'endSession',
  on: { ABANDONED: '#waiting' },
  initial: 'consent',
  states: { consent, camera, checking, result },
});
