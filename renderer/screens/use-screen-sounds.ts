import { useEffect, useRef } from 'react';
import { playSound, type SoundName } from '../components/sounds.ts';
import type { View } from '../flow/view.ts';

/** The sound that goes with arriving at a view, if any. */
export function soundFor(view: View): SoundName | null {
  if (view.screen === 'camera' && view.phase.name === 'capturing') return 'tick';
  if (view.screen === 'live') return 'passed';
  if (view.screen === 'notLive' || view.screen === 'noAttemptsLeft') return 'notConfirmed';
  return null;
}

/** Plays once on every change to a view that has a sound; the first view drawn is silent. */
export function useScreenSounds(view: View): void {
  const sound = soundFor(view);
  const before = useRef(sound);
  useEffect(() => {
    if (sound && before.current !== sound) playSound(sound);
    before.current = sound;
  }, [sound]);
}
