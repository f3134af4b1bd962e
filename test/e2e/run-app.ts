import { spawn } from 'node:child_process';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { appFolder } from '../../build/vite/build-app.ts';
import { cleanEnvironment } from './kiosk.ts';

/** The program's version with the build's id. The id is not compared: the checkout may have changed since the build. */
export const builtVersion = /\b\d+\.\d+\.\d+\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*/;

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** One of the command lines of the built app, in real Electron. */
export async function runApp(
  words: readonly string[],
  { directory, environment, input }: RunOptions,
): Promise<Ended> {
  const { executable } = await ensureRuntime();
  const switches = [`--user-data-dir=${directory}`, ...(dropsSandbox ? ['--no-sandbox'] : [])];
  return run(executable, [appFolder('demonstration'), ...switches, ...words], {
    env: cleanEnvironment({ LC_ALL: 'en_US.UTF-8', ...environment }),
    input,
  });
}

/** A script for plain Node, as an auditor or a teller's computer runs it. */
export const runNode = (script: string, words: readonly string[]): Promise<Ended> =>
  run(process.execPath, [script, ...words], {});

async function run(
  program: string,
  words: readonly string[],
  { env, input = '' }: { readonly env?: Record<string, string>; readonly input?: string | undefined },
): Promise<Ended> {
  const child = spawn(program, words, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, stdout, stderr };
}
