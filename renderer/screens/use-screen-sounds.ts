import { useEffect, useRef } from 'react';
import { playSound, type SoundName } from '../components/sounds.ts';
import type { View } from '../flow/view.ts';

/** A person who can't hold still restarts the hold repeatedly: one tick is enough, a series would disturb. */
const betweenHoldsMs = 3_000;

/** The sound for the change to a view, if any. */
export function soundFor(view: View): SoundName | null {
  if (view.screen === 'camera') return cameraSound(view.phase);
  if (view.screen === 'live') return 'passed';
  if (view.screen === 'notLive' || view.screen === 'noAttemptsLeft') return 'notConfirmed';
  return null;
}

function cameraSound(phase: Extract<View, { screen: 'camera' }>['phase']): SoundName | null {
  if (phase.name === 'capturing') return 'tick';
  return phase.name === 'guiding' && phase.guidance.holding ? 'hold' : null;
}

/**
 * Plays once on every change to a view that has a sound; the first view drawn is silent.
 * @param volume of the loudest, 0 to 1; 0: sounds are off on this station
 */
export function useScreenSounds(view: View, volume: number): void {
  const sound = soundFor(view);
  const before = useRef(sound);
  const heldAtMs = useRef(-Infinity);
  useEffect(() => {
    const arrived = before.current !== sound;
    before.current = sound;
    if (!sound || !arrived || volume === 0) return;
    if (sound === 'hold') {
      const now = performance.now();
      if (now - heldAtMs.current < betweenHoldsMs) return;
      heldAtMs.current = now;
    }
    playSound(sound, volume);
  }, [sound, volume]);
}
