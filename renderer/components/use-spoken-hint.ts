import { useEffect } from 'react';
import type { Language } from '../../preload/contract.ts';
import { HintVoice } from './voice.ts';

/** Of the utterances to come, 0 to 1. */
let loudness = 1;
/** A browser may have no speech at all; asking for its voices early makes it look for them. */
const voice =
  'speechSynthesis' in globalThis
    ? new HintVoice<SpeechSynthesisVoice>({
        getVoices: () => speechSynthesis.getVoices(),
        cancel: () => speechSynthesis.cancel(),
        speak: (text, by) => {
          const utterance = new SpeechSynthesisUtterance(text);
          utterance.voice = by;
          utterance.lang = by.lang;
          utterance.volume = loudness;
          speechSynthesis.speak(utterance);
        },
      })
    : null;
if (voice) speechSynthesis.getVoices();

/**
 * Speaks the words that the caller shows, and stops when the caller unmounts.
 * @param language null: nothing is spoken
 * @param volume of the loudest, 0 to 1
 */
export function useSpokenHint(words: string, language: Language | null, volume: number): void {
  useEffect(() => {
    loudness = volume;
    if (language) voice?.say(words, language);
  }, [words, language, volume]);
  useEffect(() => () => voice?.stop(), [language]);
}
