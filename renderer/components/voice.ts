import type { Language } from '../../preload/contract.ts';

/** Two prompts in quick succession sound impatient, and a spoken one takes about two seconds. */
const betweenPromptsMs = 4_000;

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** As much of `speechSynthesis` as is used. */
export interface Synthesiser<V extends Voice> {
  getVoices(): readonly V[];
  speak(text: string, voice: V): void;
  cancel(): void;
}

/**
 * Speaks the screen's text with a voice of this computer in the customer's language, or not at all: a voice
 * from the network would send the words away, and another language's could not be understood.
 */
export class HintVoice<V extends Voice> {
  readonly #synthesiser: Synthesiser<V>;
  #said = '';
  #saidAtMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(synthesiser: Synthesiser<V>) {
    this.#synthesiser = synthesiser;
  }

  /** Speaks the text when enough time has passed since the last prompt; a newer text replaces a waiting one. */
  say(text: string, language: Language): void {
    clearTimeout(this.#timer);
    if (text === this.#said) return;
    const waitMs = this.#saidAtMs + betweenPromptsMs - performance.now();
    if (waitMs > 0) this.#timer = setTimeout(() => this.#speak(text, language), waitMs);
    else this.#speak(text, language);
  }

  /** Stops speaking at once and forgets the last text. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#said = '';
    this.#saidAtMs = -Infinity;
    this.#synthesiser.cancel();
  }

  #speak(text: string, language: Language): void {
    // Asked each time: the browser loads its voices some time after the start.
    const voice = this.#synthesiser.getVoices().find((one) => speaks(one, language));
    if (!voice) return;
    this.#said = text;
    this.#saidAtMs = performance.now();
    this.#synthesiser.speak(text, voice);
  }
}

/** `ru`, `ru-RU` and, as some systems write it, `ru_RU`. */
function speaks({ lang, localService }: Voice, language: Language): boolean {
  return localService && lang.toLowerCase().split(/[-_]/)[0] === language;
}
