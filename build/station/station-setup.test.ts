import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { stationPackages } from './programs.ts';

const file = (name: string) => readFileSync(new URL(`linux/${name}`, import.meta.url), 'utf8');
const setup = fileURLToPath(new URL('linux/station-setup', import.meta.url));
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const hasSystemctl = isRoot && spawnSync('systemctl', ['--version']).status === 0;
const why = !isRoot ? 'not root on Linux' : !hasSystemctl ? 'no systemctl' : '';
if (why) console.warn(`station-setup is not tried here: ${why}`);

const base = mkdtempSync(join(tmpdir(), 'station-setup-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let count = 0;

/** The parts of a system that the set-up changes. */
function makeSystem(): string {
  const root = join(base, String((count += 1)));
  for (const folder of ['etc/systemd/system', 'etc/pam.d', 'usr/bin', 'usr/lib/systemd/system', 'var/lib'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\n');
  for (const file of ['etc/shadow', 'etc/gshadow', 'etc/login.defs']) writeFileSync(join(root, file), '');
  for (const target of ['graphical', 'multi-user'])
    writeFileSync(join(root, `usr/lib/systemd/system/${target}.target`), '[Unit]\n');
  symlinkSync('/usr/lib/systemd/system/multi-user.target', join(root, 'etc/systemd/system/default.target'));
  const programs = [
    'systemctl',
    'systemd-notify',
    'systemd-run',
    'systemd-creds',
    'Xorg',
    'xinit',
    'xauth',
    'openbox',
    'xset',
  ];
  for (const name of [...programs, 'xsetroot', 'setxkbmap'])
    symlinkSync('/bin/true', join(root, 'usr/bin', name));
  const modules = join(root, 'usr/lib/x86_64-linux-gnu/security');
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(modules, 'pam_systemd.so'), '');
  // The bank's own file, which has to be restored.
  writeFileSync(join(root, 'etc/pam.d/liveness-kiosk'), '# the bank’s own\n');
  return root;
}

const isLeftByUseradd = /^etc\/(\.pwd\.lock|(passwd|group|shadow|gshadow)-?)$/;
/** Every file with what is in it, apart from what the system's own tools for users leave. */
const contentOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => [entry, relative(root, join(entry.parentPath, entry.name))] as const)
      .filter(([, name]) => !isLeftByUseradd.test(name) && !name.startsWith('usr/bin'))
      .map(([entry, name]) => [name, entry.isFile() ? readFileSync(join(root, name), 'utf8') : 'no file'])
      .sort(),
  );
const run = (root: string, ...args: string[]) =>
  execFileSync(setup, ['--root', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

describe.skipIf(why !== '')(`station-setup${why && ` (skipped: ${why})`}`, () => {
  it('twice is the same as once, and --undo leaves what was there', () => {
    const root = makeSystem();
    const before = contentOf(root);
    run(root);
    const once = contentOf(root);
    expect(Object.keys(once)).toContain('etc/systemd/system/graphical.target.wants/liveness-kiosk.service');
    expect(Object.keys(once)).toContain('etc/systemd/system/getty@tty1.service');
    run(root);
    expect(contentOf(root)).toEqual(once);
    run(root, '--undo');
    expect(contentOf(root)).toEqual(before);
    expect(run(root, '--undo')).toContain('Nothing to undo');
  });

  it('--dry-run changes nothing, before and after', () => {
    const root = makeSystem();
    const before = contentOf(root);
    expect(run(root, '--dry-run')).toContain('write /etc/systemd/system/liveness-kiosk.service');
    expect(contentOf(root)).toEqual(before);
    run(root);
    const once = contentOf(root);
    run(root, '--undo', '--dry-run');
    expect(contentOf(root)).toEqual(once);
  });

  it.each([
    ['openbox', 'usr/bin/openbox'],
    ['pam_systemd.so', 'usr/lib/x86_64-linux-gnu/security/pam_systemd.so'],
  ])('says that %s is missing, and does nothing then', (name, path) => {
    const root = makeSystem();
    rmSync(join(root, path));
    const before = contentOf(root);
    const tried = spawnSync(setup, ['--root', root], { encoding: 'utf8' });
    expect([tried.status, tried.stdout]).toEqual([
      1,
      expect.stringContaining(`FAULT not installed: ${name}. Debian: apt-get install `),
    ]);
    expect(contentOf(root)).toEqual(before);
    // A rehearsal has to fail as well, or nobody reads it to its end.
    expect(spawnSync(setup, ['--root', root, '--dry-run']).status).toBe(1);
  });
});

describe.skipIf(why !== '')('station-setup on a system of its own ways', () => {
  it('what it lays down can be read by the kiosk’s user, whatever root’s umask says', () => {
    const root = makeSystem();
    const before = new Set(Object.keys(contentOf(root)));
    execFileSync('sh', ['-c', 'umask 027; exec "$0" --root "$1"', setup, root], { stdio: 'ignore' });
    const laid = Object.keys(contentOf(root)).filter((name) => !before.has(name));
    const isOthers = (name: string) => (lstatSync(join(root, name)).mode & 0o004) !== 0;
    // Policy and key files go there: for root and the kiosk alone.
    expect(laid.filter((name) => !isOthers(name))).toEqual(['etc/liveness-kiosk']);
    const { mode, gid } = lstatSync(join(root, 'etc/liveness-kiosk'));
    const group = /^liveness-kiosk:x:(\d+):/m.exec(readFileSync(join(root, 'etc/group'), 'utf8'))?.[1];
    expect([mode & 0o777, String(gid)]).toEqual([0o750, group]);
    expect(laid).toContain('usr/lib/liveness-kiosk');
  });

  it('the kiosk may write to the folder that the policy names, and starts without it', () => {
    const root = makeSystem();
    mkdirSync(join(root, 'etc/liveness-kiosk'));
    const policy = `{ // "headFolder": "/old"\n"version": 1,\n "settings": { "headFolder" : "/mnt/the heads" } }`;
    writeFileSync(join(root, 'etc/liveness-kiosk/policy.json'), policy);
    run(root);
    const dropIn = 'etc/systemd/system/liveness-kiosk.service.d/folders.conf';
    expect(contentOf(root)[dropIn]).toBe('[Service]\nReadWritePaths="-/mnt/the heads"\n');
    expect(existsSync(join(root, 'mnt/the heads'))).toBe(true);
  });

  it('--wipe lists what it removes, and removes it only after the word', () => {
    const root = makeSystem();
    run(root);
    const secrets = ['var/lib/liveness-kiosk/Liveness Kiosk/settings.json', 'etc/liveness-kiosk/api-key'];
    for (const path of [...secrets, 'etc/credstore.encrypted/liveness-kiosk.api-key']) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), 'secret');
    }
    const wipe = (input: string, ...words: string[]) =>
      spawnSync(setup, ['--root', root, '--wipe', ...words], { encoding: 'utf8', input });
    const before = contentOf(root);
    expect(wipe('yes\n')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('Nothing was removed'),
    });
    expect(contentOf(root)).toEqual(before);
    const { status, stdout } = wipe('WIPE\n');
    expect([status, stdout]).toEqual([0, expect.stringContaining('revoke it there')]);
    for (const path of ['var/lib/liveness-kiosk', 'etc/liveness-kiosk', 'etc/credstore.encrypted'])
      expect(stdout).toContain(join(root, path));
    const left = Object.entries(contentOf(root)).filter(
      ([name, text]) => /liveness/.test(name) || text === 'secret',
    );
    // The bank's own file, which was there before.
    expect(left).toEqual([['etc/pam.d/liveness-kiosk', '# the bank’s own\n']]);
    expect(readFileSync(join(root, 'etc/passwd'), 'utf8')).not.toContain('liveness-kiosk');
    expect(existsSync(join(root, 'etc/systemd/system/getty@tty1.service'))).toBe(false);
  });

  it('no display manager takes the screen from the kiosk, and --undo gives it back', () => {
    const root = makeSystem();
    const link = join(root, 'etc/systemd/system/display-manager.service');
    writeFileSync(join(root, 'usr/lib/systemd/system/gdm3.service'), '[Service]\nExecStart=/bin/true\n');
    symlinkSync('/usr/lib/systemd/system/gdm3.service', link);
    expect(run(root)).toContain('display manager');
    expect(readlinkSync(link)).toBe('/dev/null');
    expect(run(root)).not.toContain('display manager');
    run(root, '--undo');
    expect(readlinkSync(link)).toBe('/usr/lib/systemd/system/gdm3.service');
  });

  it('Ctrl+Alt+Del restarts nothing, and --undo gives it back', () => {
    const root = makeSystem();
    const link = join(root, 'etc/systemd/system/ctrl-alt-del.target');
    run(root);
    expect(readlinkSync(link)).toBe('/dev/null');
    expect(contentOf(root)['etc/systemd/system.conf.d/90-liveness-kiosk.conf']).toMatch(
      /^CtrlAltDelBurstAction=none$/m,
    );
    run(root, '--undo');
    expect(existsSync(link)).toBe(false);
  });
});

describe('the list of Debian packages', () => {
  const listed = execFileSync(setup, ['--packages'], { encoding: 'utf8' }).trim().split(' ');

  it('has what the package depends on', () => {
    const depends = /^deb:[^]*?^ {2}depends: \[(.*)\]/m.exec(
      readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8'),
    )?.[1];
    expect(listed).toEqual(expect.arrayContaining(depends!.split(', ')));
  });

  it('has what a trial of the station needs, but for its own screen and hands', () => {
    const own = ['systemd', 'xserver-xorg-video-dummy', 'xdotool'];
    expect(listed).toEqual(expect.arrayContaining(stationPackages.filter((name) => !own.includes(name))));
  });
});

describe('the unit files', () => {
  it('with a session of its own, a unit waits for no word from its processes: they are not its own there', () => {
    const display = file('liveness-kiosk-display.service');
    expect(display).toMatch(/^PAMName=liveness-kiosk$/m);
    expect(display).toMatch(/^Type=simple$/m);
    expect(display).toMatch(/^ExecStartPost=\+/m);
    expect(display).not.toMatch(/^(NotifyAccess|ExecStartPre)=/m);
  });

  it('the page "out of order" comes only by way of what looks whether somebody has stopped the kiosk', () => {
    expect(file('liveness-kiosk.service')).toMatch(/^OnFailure=liveness-kiosk-gave-up\.service$/m);
    expect(file('liveness-kiosk-gave-up.service')).not.toMatch(/^(Wants|Requires|Conflicts)=/m);
  });

  it('a start that takes too long is killed: a SIGTERM would look like an end that somebody wanted, and be forgiven', () => {
    expect(file('liveness-kiosk.service')).toMatch(/^TimeoutStartFailureMode=kill$/m);
    expect(file('liveness-kiosk.service')).toMatch(/^WatchdogSignal=SIGKILL$/m);
  });

  it('a screen that does not start at once does not keep the kiosk from starting later', () => {
    expect(file('session-xorg.conf')).toMatch(/^Wants=liveness-kiosk-display\.service$/m);
    expect(file('session-xorg.conf')).not.toMatch(/^(Requires|Requisite|BindsTo)=/m);
  });
});
