import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

type Target = new (...args: unknown[]) => {
  scriptFiles: Promise<Record<'afterInstall' | 'afterRemove' | 'appArmor', string>>;
};
/** electron-builder's own class, which is none of its public ones. */
const { default: FpmTarget } = createRequire(import.meta.url)(
  '../../node_modules/app-builder-lib/out/targets/FpmTarget.js',
) as { default: Target };

const program = '/opt/liveness-kiosk/liveness-kiosk';
const profile = '/etc/apparmor.d/liveness-kiosk';
const link = '/usr/bin/liveness-kiosk';
const kernelsOwn = '/sys/kernel/security/apparmor';
const isLinux = process.platform === 'linux';
if (!isLinux) console.warn('the package’s scripts are not tried here: they are for Linux');

const base = mkdtempSync(join(tmpdir(), 'kiosk-package-'));
let scripts: { install: string; remove: string; appArmor: string };
beforeAll(async () => {
  const projectDir = join(import.meta.dirname, '../..');
  const tempDirManager = {
    getTempFile: async ({ suffix }: { suffix: string }) => join(base, basename(suffix)),
  };
  const name = 'liveness-kiosk';
  const packager = {
    info: { tempDirManager },
    projectDir,
    executableName: 'liveness-kiosk',
    appInfo: { sanitizedProductName: name, productFilename: 'liveness-kiosk' },
    platformSpecificBuildOptions: {},
    config: {
      deb: {
        afterInstall: 'build/package/after-install.sh',
        afterRemove: 'build/package/after-remove.sh',
      },
    },
  };
  const written = await new FpmTarget('deb', packager, {}, base).scriptFiles;
  scripts = {
    install: readFileSync(written.afterInstall, 'utf8'),
    remove: readFileSync(written.afterRemove, 'utf8'),
    appArmor: readFileSync(written.appArmor, 'utf8'),
  };
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

let root: string;
let count = 0;
const at = (path: string) => join(root, path);
const put = (path: string, text = '', mode = 0o644) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), text);
  chmodSync(at(path), mode);
};
/** A program on the PATH of the scripts, which writes down how it was called. */
const provide = (name: string, body = 'exit 0') =>
  put(`bin/${name}`, `#!/bin/sh\necho "${name} $*" >> "${at('calls')}"\n${body}\n`, 0o755);
const calls = () => (existsSync(at('calls')) ? readFileSync(at('calls'), 'utf8').trim().split('\n') : []);

/** The script as the package has it, with every path of the system below `root`. */
function run(script: string) {
  const moved = script.replace(/(?<=['\s])\/(?=(opt|usr|etc|sys)\/)/g, `${root}/`);
  expect(moved).not.toBe(script);
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', moved], {
    encoding: 'utf8',
    env: { PATH: `${at('bin')}:${at('coreutils')}` },
  });
  return { status, said: stdout + stderr };
}

beforeEach(() => {
  root = join(base, String((count += 1)));
  put(program);
  put('/opt/liveness-kiosk/chrome-sandbox');
  put('/opt/liveness-kiosk/resources/apparmor-profile', scripts.appArmor);
  for (const folder of ['etc/apparmor.d', 'usr/bin', 'sys/kernel/security/apparmor', 'bin', 'coreutils'])
    mkdirSync(at(folder), { recursive: true });
  // Nothing else: not the AppArmor of the machine that runs the tests.
  for (const name of ['ln', 'chmod', 'install', 'rm', 'mkdir'])
    put(`coreutils/${name}`, `#!/bin/sh\nexec "$(PATH=/usr/bin:/bin command -v ${name})" "$@"\n`, 0o755);
  // A normal user who runs the tests can't change a file's owner to root.
  provide('chown');
});

const rejectsUserns = 'case "$*" in *--skip-kernel-load*) exit 1;; esac';
const parserCalls = () => calls().filter((call) => call.startsWith('apparmor_parser'));

describe.runIf(isLinux)('before the removal of a Linux package', () => {
  const remove = (...words: string[]) => {
    const moved = readFileSync(join(import.meta.dirname, 'before-remove.sh'), 'utf8').replace(
      /(?<=[ ])\/(?=(opt|var)\/)/g,
      `${root}/`,
    );
    return spawnSync('/bin/sh', ['-c', moved, 'before-remove', ...words], { encoding: 'utf8' });
  };

  it.each([['remove'], ['0']])('%s gives back what the set-up of the station has changed', (word) => {
    put('/var/lib/liveness-kiosk-setup/files');
    put('/opt/liveness-kiosk/station/station-setup', `#!/bin/sh\necho "$*" > '${at('undone')}'\n`, 0o755);
    expect(remove(word).status).toBe(0);
    expect(readFileSync(at('undone'), 'utf8')).toBe('--undo\n');
  });

  it.each([['upgrade'], ['1'], ['remove']])(
    '%s leaves a computer alone that is upgraded, or no station',
    (word) => {
      if (word !== 'remove') put('/var/lib/liveness-kiosk-setup/files');
      put('/opt/liveness-kiosk/station/station-setup', '#!/bin/sh\nexit 1\n', 0o755);
      expect(remove(word)).toMatchObject({ status: 0, stdout: '' });
    },
  );

  it('a failure does not keep the package, and says what to do', () => {
    put('/var/lib/liveness-kiosk-setup/files');
    put('/opt/liveness-kiosk/station/station-setup', '#!/bin/sh\nexit 1\n', 0o755);
    expect(remove('remove')).toMatchObject({ status: 0, stdout: expect.stringContaining('unmask') });
  });
});

describe.runIf(isLinux)('the installation of a Linux package', () => {
  it('puts the profile of AppArmor in its place and loads it', () => {
    provide('apparmor_parser');
    expect(run(scripts.install)).toEqual({ status: 0, said: '' });
    expect(readFileSync(at(profile), 'utf8')).toBe(scripts.appArmor);
    expect(parserCalls().at(-1)).toBe(
      `apparmor_parser --replace --write-cache --skip-read-cache ${at(profile)}`,
    );
    expect(readlinkSync(at(link))).toBe(at('/opt/liveness-kiosk/bin/liveness-kiosk'));
    expect(statSync(at('/opt/liveness-kiosk/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  });

  it('has a profile that allows user namespaces to the program at its path', () => {
    expect(scripts.appArmor).toMatch(
      /^profile \S+ "\/opt\/liveness-kiosk\/liveness-kiosk" flags=\(unconfined\) \{/m,
    );
    expect(scripts.appArmor).toMatch(/^\s+userns,$/m);
  });

  it('succeeds without the profile where an older AppArmor does not know its words', () => {
    provide('apparmor_parser', rejectsUserns);
    const { status, said } = run(scripts.install);
    expect(status).toBe(0);
    expect(said).toContain('was not installed');
    expect(existsSync(at(profile))).toBe(false);
    expect(parserCalls()).toHaveLength(1);
  });

  it('succeeds without AppArmor', () => {
    expect(run(scripts.install)).toEqual({ status: 0, said: '' });
    expect(existsSync(at(profile))).toBe(false);
  });

  it.each([
    ['in a chroot', () => provide('ischroot')],
    ['under a kernel without AppArmor', () => rmSync(at(kernelsOwn), { recursive: true })],
  ])('puts the profile in its place and loads nothing %s', (_name, prepare) => {
    provide('apparmor_parser');
    prepare();
    expect(run(scripts.install)).toEqual({ status: 0, said: '' });
    expect(existsSync(at(profile))).toBe(true);
    expect(parserCalls().join()).not.toContain('--replace');
  });

  it('succeeds where the profile can’t be loaded, and says so', () => {
    provide('apparmor_parser', 'case "$*" in *--replace*) exit 1;; esac');
    const { status, said } = run(scripts.install);
    expect(status).toBe(0);
    expect(said).toContain('could not be loaded');
  });
});

describe.runIf(isLinux)('the removal of a Linux package', () => {
  beforeEach(() => {
    provide('apparmor_parser');
    expect(run(scripts.install).status).toBe(0);
    rmSync(at('calls'));
  });
  const isGone = () => !existsSync(at(profile)) && !existsSync(at(link));

  it('unloads the profile and takes it away', () => {
    rmSync(at('/opt'), { recursive: true });
    expect(run(scripts.remove)).toEqual({ status: 0, said: '' });
    expect(parserCalls()).toEqual([`apparmor_parser --remove ${at(profile)}`]);
    expect(isGone()).toBe(true);
    // A deb runs it once more when it is purged.
    expect(run(scripts.remove).status).toBe(0);
  });

  it.each([
    ['AppArmor is gone', () => rmSync(at('bin/apparmor_parser'))],
    ['it can’t be unloaded', () => provide('apparmor_parser', 'exit 1')],
    ['it happens in a chroot', () => provide('ischroot')],
  ])('takes the profile away where %s', (_name, prepare) => {
    rmSync(at('/opt'), { recursive: true });
    prepare();
    expect(run(scripts.remove).status).toBe(0);
    expect(isGone()).toBe(true);
  });

  it('takes nothing away in the middle of an upgrade', () => {
    expect(run(scripts.remove)).toEqual({ status: 0, said: '' });
    expect(existsSync(at(profile))).toBe(true);
    expect(readlinkSync(at(link))).toBe(at('/opt/liveness-kiosk/bin/liveness-kiosk'));
    expect(calls()).toEqual([]);
  });
});
