import { fstatSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** One old file is kept beside the current one: enough for support, and small enough for an old PC's disk. */
const maxLogBytes = 5_000_000;
const sizeCheckMs = 5_000;

const secretFields = ['apiKey', 'nextApiKey', 'api_key', 'proxyPassword', 'picture', 'bytes'];

/** syslog's number for each level, as systemd reads it before a line (sd-daemon(3)). */
const priorities = { debug: 7, info: 6, warn: 4, error: 3, fatal: 2 };

/**
 * Opens `kiosk.log` in `directory`, JSON Lines (docs/logs.md); the same lines go to the journal where systemd runs the kiosk. The log contains
 * events and codes. Callers pass named fields only, never whole requests, pictures or keys; the redaction here is a second
 * defence, in case a caller breaks that rule.
 */
export function openLog(directory: string): Log {
  const options: pino.LoggerOptions = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    formatters: { level: (level) => ({ level }), log: describeErrors },
    hooks: { logMethod: withoutErrorsWords },
    redact: secretFields.flatMap((name) => [name, `*.${name}`]),
  };
  const file = openFile(join(directory, 'kiosk.log'));
  const isJournal = isStandardErrorJournal();
  // A full or read-only disk must not keep the kiosk from starting: the events still go to standard error.
  const errors = isJournal || !file ? quietly(pino.destination({ dest: 2, sync: true })) : null;
  return pino(options, {
    write(line) {
      file?.write(line);
      errors?.write(isJournal ? priorityOf(line) + line : line);
    },
  });
}

/** Whether systemd connected standard error to its journal: it names the stream (systemd.exec(5)), and a program may have been given another since. */
function isStandardErrorJournal(): boolean {
  const stream = process.env['JOURNAL_STREAM'];
  if (!stream) return false;
  try {
    const { dev, ino } = fstatSync(2, { bigint: true });
    return stream === `${dev}:${ino}`;
  } catch {
    return false;
  }
}

/** @param line of the log, which begins with its level */
function priorityOf(line: string): string {
  const level = /^\{"level":"([a-z]+)"/.exec(line)?.[1] ?? 'info';
  return `<${(priorities as Partial<Record<string, number>>)[level] ?? priorities.info}>`;
}

/** Before a line for standard error that is not the log's: without it the journal takes it for one of Chromium's. */
export const errorPrefix = (): string => (isStandardErrorJournal() ? `<${priorities.error}>` : '');

/** @returns null: it can't be written */
function openFile(path: string) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    rotate(path);
    const file = quietly(pino.destination({ dest: path, sync: true, mode: 0o600 }));
    setInterval(() => rotate(path) && file.reopen(), sizeCheckMs).unref();
    return file;
  } catch {
    return null;
  }
}

/**
 * What the log may contain of an error: its kind and its place. The message is left out: JSON.parse quotes its input, others
 * an address or an answer. Takes an error's stack as well.
 */
export function describeError(error: unknown): string {
  const stack = error instanceof Error ? error.stack : error;
  if (typeof stack !== 'string') return 'not an Error';
  const { code } = (error instanceof Error ? error : {}) as { code?: unknown };
  const told = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? ` [${code}]` : '';
  const isPlace = /^ {4}at \S.*(?::\d+:\d+\)?|\(<anonymous>\))$/;
  return [kindOfError(stack) + told, ...stack.split('\n').filter((line) => isPlace.test(line))].join('\n');
}

/** `TypeError` and the like, by an error or its stack; `Error` for anything that does not look like an error's name. */
export function kindOfError(error: unknown): string {
  const text = error instanceof Error ? error.name : typeof error === 'string' ? error : '';
  return /^[A-Za-z]{0,40}(?:Error|Exception)\b/.exec(text)?.[0] ?? 'Error';
}

/** Errors and stacks in other fields than `err`: a second defence, as the redaction. */
function describeErrors(fields: Record<string, unknown>): Record<string, unknown> {
  const described = Object.entries(fields).map(([name, value]) => {
    const isError = value instanceof Error || (typeof value === 'string' && /\n {4}at /.test(value));
    return [name, isError ? describeError(value) : value];
  });
  return Object.fromEntries(described);
}

/** Where a line has an error and no text of its own, pino would take the error's message for it. */
function withoutErrorsWords(this: Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
  const [first, ...text] = args as [unknown, ...unknown[]];
  const fields = first instanceof Error ? { err: first } : first;
  const isBare = text.length === 0 && typeof fields === 'object' && fields !== null && 'err' in fields;
  method.apply(this, (isBare ? [fields, 'a bug'] : [fields, ...text]) as Parameters<pino.LogFn>);
}

/** A line that can't be written (full disk) is lost without further effect: an unhandled error would end the process. */
function quietly<T extends { on(event: 'error', listener: () => void): unknown }>(destination: T): T {
  destination.on('error', () => undefined);
  return destination;
}

/** @returns whether to start a new file; a log that can't be rotated continues in the old file */
function rotate(path: string): boolean {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < maxLogBytes) return false;
    rmSync(`${path}.1`, { force: true });
    renameSync(path, `${path}.1`);
    return true;
  } catch {
    return false;
  }
}
