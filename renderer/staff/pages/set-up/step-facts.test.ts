import { describe, expect, it } from 'vitest';
import { cannedStation } from '../../../preview/staff-stations.ts';
import type { StationFacts } from './step-facts.ts';
import { firstOpenStep, isEnforcedStep, neighbour } from './step-facts.ts';

function facts(kind: Parameters<typeof cannedStation>[0], hasPin = false): StationFacts {
  const { settings, secrets, cameras } = cannedStation(kind);
  return { views: settings, secrets, cameras, hasPin };
}
const touched = (given: StationFacts, names: readonly string[]): StationFacts => ({
  ...given,
  views: given.views.map((view) => (names.includes(view.name) ? { ...view, source: 'station' } : view)),
});

describe('where the assistant goes on', () => {
  it('starts with the language on a station that nobody has touched', () => {
    expect(firstOpenStep(facts('virgin'))).toBe('language');
  });

  it('goes on after what was done', () => {
    const begun = touched(facts('virgin'), ['defaultLanguage', 'bankName']);
    expect(firstOpenStep(begun)).toBe('camera');
  });

  it('asks for the test again, and for a PIN where there is none', () => {
    expect(firstOpenStep(facts('healthy'))).toBe('test');
    expect(neighbour('test', 1, facts('healthy'))).toBe('pin');
  });
});

describe('what a policy has set', () => {
  const locked = facts('locked');

  it('is passed by in both directions', () => {
    expect(isEnforcedStep('language', locked)).toBe(true);
    expect(neighbour('camera', -1, locked)).toBeNull();
    expect(neighbour('camera', 1, locked)).toBe('test');
    expect(neighbour('test', -1, locked)).toBe('camera');
  });

  it('is not passed by where only a part of it is locked', () => {
    const part = {
      ...locked,
      views: locked.views.map((view) =>
        view.name === 'languages' ? { ...view, source: 'station' as const } : view,
      ),
    };
    expect(isEnforcedStep('language', part)).toBe(false);
  });

  it('never hides the camera, the PIN or the end', () => {
    for (const step of ['camera', 'test', 'pin', 'done'] as const)
      expect(isEnforcedStep(step, locked)).toBe(false);
    expect(neighbour('done', 1, locked)).toBeNull();
  });
});
