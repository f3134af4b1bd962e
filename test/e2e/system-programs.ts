import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** With these Chromium passes an address or a file to the desktop on Linux. On Windows it uses the shell, which can't be watched here. */
const names = ['xdg-open', 'xdg-email', 'gio', 'kde-open'];

export interface SystemPrograms {
  readonly environment: Readonly<Record<string, string>>;
  /** The arguments of each start, a line each. */
  readonly started: () => string;
  readonly remove: () => void;
}

/** Replacements that record their arguments: Chromium starts them itself, so main can't count them. */
export function watchSystemPrograms(): SystemPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-programs-'));
  const list = join(folder, 'started');
  for (const name of names)
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${list}"\n`, { mode: 0o755 });
  return {
    environment: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
    started: () => (existsSync(list) ? readFileSync(list, 'utf8') : ''),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
