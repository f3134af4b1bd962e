import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** By these Chromium hands an address or a file to the desktop on Linux. Windows asks its shell instead, which nothing here can watch. */
const names = ['xdg-open', 'xdg-email', 'gio', 'kde-open'];

export interface SystemPrograms {
  readonly environment: Readonly<Record<string, string>>;
  /** What was handed over, a line each. */
  readonly started: () => string;
  readonly remove: () => void;
}

/** Stand-ins that write down what they are started with: Chromium starts them itself, past everything that main could count. */
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
