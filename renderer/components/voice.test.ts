import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HintVoice } from './voice.ts';

interface FakeVoice {
  readonly lang: string;
  readonly localService: boolean;
}

const russian: FakeVoice = { lang: 'ru-RU', localService: true };
const fromTheNetwork: FakeVoice = { lang: 'ru-RU', localService: false };

/** Records the utterances that a machine with these voices would speak. */
function voiceOf(...voices: FakeVoice[]) {
  const heard: string[] = [];
  const voice = new HintVoice<FakeVoice>({
    getVoices: () => voices,
    speak: (text, by) => heard.push(`${by.lang}: ${text}`),
    cancel: () => heard.push('silence'),
  });
  return { heard, voice, voices };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('speaks by a voice of this machine in that language, however the system writes its name', () => {
  for (const lang of ['ru', 'ru-RU', 'ru_RU', 'RU-ru']) {
    const { heard, voice } = voiceOf({ lang: 'en-US', localService: true }, { lang, localService: true });
    voice.say('Чуть ближе', 'ru');
    expect(heard).toEqual([`${lang}: Чуть ближе`]);
  }
});

it('stays silent rather than speak by the network or by another language', () => {
  const { heard, voice } = voiceOf(fromTheNetwork, { lang: 'rum-RO', localService: true });
  voice.say('Чуть ближе', 'ru');
  voice.say('Жақынырақ келіңіз', 'kk');
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual([]);
});

it('finds a voice that the browser learns of later', () => {
  const { heard, voice, voices } = voiceOf();
  voice.say('Чуть ближе', 'ru');
  voices.push(russian);
  voice.say('Чуть ближе', 'ru');
  expect(heard).toEqual(['ru-RU: Чуть ближе']);
});

it('waits four seconds between prompts and then says the latest only', () => {
  const { heard, voice } = voiceOf(russian);
  voice.say('Чуть ближе', 'ru');
  vi.advanceTimersByTime(1_000);
  voice.say('Чуть левее', 'ru');
  vi.advanceTimersByTime(1_000);
  voice.say('Не двигайтесь', 'ru');
  vi.advanceTimersByTime(1_999);
  expect(heard).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(['ru-RU: Чуть ближе', 'ru-RU: Не двигайтесь']);
  vi.advanceTimersByTime(60_000);
  expect(heard).toHaveLength(2);
});

it('never says the same twice in a row, even when something came up in between', () => {
  const { heard, voice } = voiceOf(russian);
  voice.say('Чуть ближе', 'ru');
  voice.say('Чуть левее', 'ru');
  voice.say('Чуть ближе', 'ru');
  vi.advanceTimersByTime(60_000);
  voice.say('Чуть ближе', 'ru');
  expect(heard).toEqual(['ru-RU: Чуть ближе']);
});

it('falls silent when stopped, with nothing left to say, and begins afresh for the next person', () => {
  const { heard, voice } = voiceOf(russian);
  voice.say('Чуть ближе', 'ru');
  voice.say('Чуть левее', 'ru');
  voice.stop();
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual(['ru-RU: Чуть ближе', 'silence']);
  voice.say('Чуть ближе', 'ru');
  expect(heard.at(-1)).toBe('ru-RU: Чуть ближе');
});
