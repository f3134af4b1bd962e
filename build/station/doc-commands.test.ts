import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCommand } from '../../main/cli/commands.ts';
import { findForeignSwitch } from '../../main/security/launch.ts';
import { inRoot } from '../bootstrap/paths.mjs';
import { commandBlocks } from './doc-commands.ts';

const read = (path: string) => readFileSync(inRoot(path), 'utf8');
const withoutFences = (markdown: string) => markdown.replace(/^```.*?^```$/gms, '');

const trial = 'build/station/trial.ts';
const box = 'build/station/box.ts';
const setUp = 'build/station/station-setup.test.ts';
const keyring = 'test/e2e/keyring.spec.ts';
/** Which test runs a command of the documents, and the words of that file that show it. The first match counts. */
const runBy: readonly (readonly [command: RegExp, file: string, words: string])[] = [
  [/ --set-staff-pin administrator < pin\.txt$/, trial, '--set-staff-pin administrator <'],
  [/ --hash-pin < pin\.txt$/, trial, '--hash-pin <'],
  [/ --list-cameras$/, trial, '--list-cameras'],
  [/ --check-policy FILE$/, trial, '--check-policy /'],
  [/ --check-policy$/, trial, "'liveness-kiosk --check-policy'"],
  [/ --set-proxy-password$/, 'main/cli/secret-commands.test.ts', 'setProxyPassword('],
  [/ --print-head$/, trial, '--print-head'],
  [/ --set-api-key < key\.txt$/, keyring, "'--set-api-key'"],
  [/ --pin-camera \S+$/, keyring, "'--pin-camera'"],
  [/ --check-photo face\.jpg$/, keyring, "'--check-photo'"],
  [/station-setup --dry-run$/, setUp, '--dry-run'],
  [/station-setup --undo$/, setUp, '--undo'],
  [/station-setup --wipe$/, setUp, '--wipe'],
  [/station-setup --check$/, trial, "stationSetup, '--check'"],
  [/station-setup$/, box, '/station/station-setup'],
  [/^systemctl restart liveness-kiosk$/, trial, "'systemctl', 'restart', kiosk"],
  [/^systemctl start liveness-kiosk$/, trial, "['start', 'restart', 'try-restart', 'stop']"],
  [/^openssl s_client/, 'main/network/tls.test.ts', "operationsBlock('openssl s_client')"],
];
/** No test runs these, and why. */
const notRun: readonly (readonly [command: RegExp, why: string])[] = [
  [/^npm /, 'they start or contain the tests themselves; their scripts are looked for below'],
  [/^apt-get install /, 'tests install nothing'],
  [/^journalctl /, 'only prints'],
  [/^timedatectl /, 'the operating system’s own'],
  [/^(\.\\set-up-station\.ps1|New-LocalUser|psexec|start \/wait) ?/, 'never run on Windows'],
  [/^liveness-kiosk.* --OPTION$/, 'stands for the others'],
];

const isCommand = new RegExp(
  [
    '^(npm|npx|node|apt-get|timedatectl|systemctl|systemd-creds|journalctl|openssl|mkdir|head|printf|psexec|start) .',
    '^liveness-kiosk(-command)? -|^/opt/|^New-LocalUser|^\\.\\\\',
  ].join('|'),
);
/** Blocks line by line, without the words of explanation behind a command, and what is a command in the running text. */
function commandsIn(path: string): string[] {
  const lines = commandBlocks(read(path)).flatMap((block) => block.split('\n'));
  const inline = [...withoutFences(read(path)).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...lines, ...inline].map((one) => one.split(/ {3,}/)[0] ?? '').filter((one) => isCommand.test(one));
}
const commands = [...new Set(['README.md', 'docs/operations.md'].flatMap(commandsIn))];

describe('commands in README.md and docs/operations.md', () => {
  it.each(commands)('%s is run by a test, or the reason why not is here', (command) => {
    const [, file, words] = runBy.find(([pattern]) => pattern.test(command)) ?? [];
    if (file !== undefined) expect(read(file)).toContain(words);
    else expect(notRun.filter(([pattern]) => pattern.test(command))).toHaveLength(1);
  });

  it('no rule is about a command that is gone', () => {
    const rules = [...runBy, ...notRun].map(([pattern]) => pattern);
    expect(rules.filter((pattern) => !commands.some((command) => pattern.test(command)))).toEqual([]);
  });

  it.each(commands.filter((one) => /^liveness-kiosk.* --(?!OPTION)/.test(one)))(
    '%s is known to the program',
    (command) => {
      const words = command.replace(/ <.*/, '').split(' ').slice(1);
      expect(findForeignSwitch(words, 'linux')).toBeNull();
      expect(findCommand(words)).not.toBeNull();
    },
  );

  it('options in the text are the program’s, or another program’s', () => {
    const options = ['README.md', 'docs/operations.md'].flatMap((path) =>
      [...read(path).matchAll(/`(--[a-z][^`]*)`/g)].flatMap(([, code = '']) =>
        code.split(' ').filter((word) => word.startsWith('--')),
      ),
    );
    const others = ['--root', '--packages', '--dry-run', '--check', '--undo', '--wipe'];
    expect(
      options.filter((option) => !others.includes(option) && findForeignSwitch([option], 'linux') !== null),
    ).toEqual([]);
  });

  it('README.md describes every script of package.json and no other', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const described = [...read('README.md').matchAll(/npm (?:run )?(?:-s )?([a-z-]+)/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(described)].toSorted()).toEqual(Object.keys(scripts).toSorted());
  });

  it('README.md names every benchmark', () => {
    const benches = readdirSync(inRoot('test', 'bench')).flatMap(
      (name) => /^(.*)\.ts$/.exec(name)?.[1] ?? [],
    );
    const [, named = ''] = /^\| `npm run bench[^|]*\|([^|]*)\|/m.exec(read('README.md')) ?? [];
    expect([...named.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).toSorted()).toEqual(
      benches.toSorted(),
    );
  });
});
