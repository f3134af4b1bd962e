import type { CommandPorts } from './command.ts';

export type Terminal = CommandPorts['input'];

/** The keys that end a line or take something back, as a terminal in raw mode sends them. */
const keys = { enter: ['\r', '\n'], erase: ['\u0008', '\u007f'], end: '\u0004', cancel: '\u0003' } as const;

/**
 * Asks at a terminal for one line that nobody sees: neither the screen nor the shell's history keeps it.
 * @returns null: cancelled by Ctrl+C
 */
export async function askHidden(
  input: Terminal,
  question: string,
  printError: CommandPorts['printError'],
): Promise<string | null> {
  printError(question);
  input.setRawMode?.(true);
  try {
    return await readLine(input);
  } finally {
    input.setRawMode?.(false);
  }
}

function readLine(input: Terminal): Promise<string | null> {
  return new Promise((resolve) => {
    let line = '';
    const done = (result: string | null, rest = '') => {
      input.off('data', onData).off('end', onEnd).pause();
      // Typed ahead: the answer to the next question.
      if (rest !== '') input.unshift(Buffer.from(rest));
      resolve(result);
    };
    const onEnd = () => done(line);
    const onData = (typed: Buffer | string) => {
      const text = String(typed);
      for (let at = 0; at < text.length; at += 1) {
        const key = text.charAt(at);
        if (key === keys.cancel) return done(null);
        if (key === keys.end || keys.enter.some((one) => one === key)) return done(line, text.slice(at + 1));
        line = keys.erase.some((one) => one === key) ? line.slice(0, -1) : line + key;
      }
    };
    input.on('data', onData).on('end', onEnd).resume();
  });
}
