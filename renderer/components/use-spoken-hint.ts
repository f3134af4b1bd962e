import { useEffect } from 'react';
import type { Language } from '../../preload/contract.ts';
import { HintVoice } from './voice.ts';

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
          speechSynthesis.speak(utterance);
        },
      })
    : null;
if (voice) speechSynthesis.getVoices();

/**
 * Speaks the words that the caller shows, and falls silent when the caller is gone.
 * @param language null: nothing is spoken
 */
export function useSpokenHint(words: string, language: Language | null): void {
  useEffect(() => {
    if (language) voice?.say(words, language);
  }, [words, language]);
  useEffect(() => () => voice?.stop(), [language]);
}
