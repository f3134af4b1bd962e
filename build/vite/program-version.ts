import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { SetupProblem } from '../bootstrap/terminal.mjs';

interface BuiltFrom {
  /** The checkout. */
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * What the program says of itself: the version of package.json and, as build metadata of Semantic Versioning, the build id: the commit's
 * first 12 hex digits, with `.dirty` where a file of it is changed. Two builds of one version can thus be told apart.
 * BUILD_ID replaces it, for a build system that builds without git's folder; without either it is `unknown`.
 * @returns `0.1.0+68a94db01234`
 */
export function programVersion({ folder = root, environment = process.env }: BuiltFrom = {}): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const given = environment['BUILD_ID'];
  if (given !== undefined && !/^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*$/.test(given))
    throw new SetupProblem('BUILD_ID may consist of ASCII letters, digits and hyphens, with dots between.');
  return `${version}+${given ?? commitOf(folder) ?? 'unknown'}`;
}

function commitOf(folder: string): string | null {
  // Otherwise git would answer for another checkout that this folder lies in.
  if (!existsSync(join(folder, '.git'))) return null;
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const commit = git('rev-parse', 'HEAD').slice(0, 12);
    return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}.dirty`;
  } catch {
    // No git, no commit yet, or a checkout that belongs to another user.
    return null;
  }
}
