/** Of 1, at full volume. Soft enough for a quiet hall at the usual 60 %: sounds accompany text and never replace it. */
const loudest = 0.2;

interface Note {
  readonly hz: number;
  readonly atMs: number;
  readonly lengthMs: number;
  /** Share of the usual volume; 1 by default. */
  readonly share?: number;
}

const sounds = {
  /** The person is in position and holds still: a very short, soft sound. */
  hold: [{ hz: 880, atMs: 0, lengthMs: 45, share: 0.4 }],
  tick: [{ hz: 1320, atMs: 0, lengthMs: 60 }],
  /** A rising fourth, while the green grows (components/verdict-panel.css). */
  passed: [
    { hz: 523.25, atMs: 350, lengthMs: 260 },
    { hz: 698.46, atMs: 520, lengthMs: 420 },
  ],
  /** The same note twice, neither a triumph nor a reproach. */
  notConfirmed: [
    { hz: 440, atMs: 0, lengthMs: 260 },
    { hz: 440, atMs: 260, lengthMs: 360 },
  ],
} as const satisfies Record<string, readonly Note[]>;

export type SoundName = keyof typeof sounds;

let context: AudioContext | null = null;

/** Plays a sound made on the spot. A station without a loudspeaker stays silent and works on. */
export function playSound(name: SoundName, volume: number): void {
  try {
    context ??= new AudioContext();
    for (const note of sounds[name]) playNote(context, note, loudest * volume);
  } catch {
    // No audio device: the text on the screen has the same information.
  }
}

function playNote(audio: AudioContext, note: Note, volume: number): void {
  const start = audio.currentTime + note.atMs / 1000;
  const end = start + note.lengthMs / 1000;
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = note.hz;
  // A short attack and a long decay: a sine that starts or ends abruptly clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume * (note.share ?? 1), start + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, end);
  tone.connect(gain).connect(audio.destination);
  tone.start(start);
  tone.stop(end);
}
