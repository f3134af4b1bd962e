import { useEffect } from 'react';
import type { Language } from '../../preload/contract.ts';
import { HintVoice } from './voice.ts';

/** Volume of the next utterances, 0 to 1. */
let loudness = 1;
/** A browser may have no speech synthesis; an early call makes it load its voices. */
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
