import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFileName, readKeyFile } from '../staff/secrets.ts';
import { drivesOnLinux, readWindowsDrives } from './find-drives.ts';
import { drivesFrom } from './open-drives.ts';
import { writeToDrive } from './write-to-drive.ts';

const onWindows = process.platform === 'win32';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-drive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (name: string) => {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
};

describe.skipIf(onWindows)('drives on Linux', () => {
  /** A device tree in which each block device is where the kernel puts it. */
  function tree(devices: Readonly<Record<string, { path: string; removable?: string }>>, mounts: string) {
    for (const [number, { path, removable }] of Object.entries(devices)) {
      const real = make(`sys/devices/${path}`);
      if (removable) writeFileSync(join(real, '..', 'removable'), removable);
      make('sys/dev/block');
      symlinkSync(real, join(folder, 'sys/dev/block', number));
    }
    writeFileSync(join(make('proc/self'), 'mountinfo'), mounts);
    return drivesOnLinux({ proc: join(folder, 'proc'), sys: join(folder, 'sys') });
  }

  it('are those that hang on USB or can be taken out, where such drives are mounted', () => {
    const found = tree(
      {
        '8:17': { path: 'pci0000:00/usb2/2-1/host6/block/sdb/sdb1' },
        '179:1': { path: 'platform/mmc0/block/mmcblk0/mmcblk0p1', removable: '1\n' },
        '8:1': { path: 'pci0000:00/ata1/block/sda/sda1', removable: '0\n' },
      },
      [
        '36 35 8:17 / /media/bank/MY\\040USB rw,nosuid shared:1 - vfat /dev/sdb1 rw',
        '37 35 179:1 / /run/media/kiosk/CARD rw - vfat /dev/mmcblk0p1 rw',
        '38 35 8:1 / /mnt/data rw - ext4 /dev/sda1 rw',
        '39 35 8:17 / /var/lib/elsewhere rw - vfat /dev/sdb1 rw',
        '40 35 0:22 / /media/nothing rw - tmpfs tmpfs rw',
        'garbage',
      ].join('\n'),
    );
    expect(found).toEqual([
      { folder: '/media/bank/MY USB', name: 'MY USB' },
      { folder: '/run/media/kiosk/CARD', name: 'CARD' },
    ]);
  });

  it('are none where the system says nothing', () => {
    expect(drivesOnLinux({ proc: join(folder, 'x'), sys: join(folder, 'y') })).toEqual([]);
  });
});

it.each([
  ['', []],
  ['{"DeviceID":"E:","VolumeName":"KEY"}', [{ folder: 'E:\\', name: 'KEY (E:)' }]],
  [
    '\uFEFF[{"DeviceID":"E:","VolumeName":null},{"DeviceID":"F:","VolumeName":"B"}]',
    [
      { folder: 'E:\\', name: 'E:' },
      { folder: 'F:\\', name: 'B (F:)' },
    ],
  ],
  ['[{"DeviceID":"\\\\\\\\server\\\\share","VolumeName":null}]', []],
  ['Access denied', []],
])('reads what Windows says: %j', (text, wanted) => {
  expect(readWindowsDrives(text)).toEqual(wanted);
});

describe('the key file', () => {
  const put = (drive: string, text: string) => writeFileSync(join(make(drive), keyFileName), text);

  it('is read from the one drive that has it', () => {
    expect(readKeyFile([])).toEqual({ ok: false, error: { code: 'no-drive' } });
    expect(readKeyFile([make('a')])).toEqual({ ok: false, error: { code: 'no-key-file' } });
    const key = 'Us8'.repeat(16);
    put('b', `\uFEFF${key}\r\n`);
    expect(readKeyFile([make('a'), make('b')])).toEqual({ ok: true, value: { key: key, next: null } });
    put('c', 'other');
    expect(readKeyFile([make('b'), make('c')])).toEqual({ ok: false, error: { code: 'several-key-files' } });
  });

  it('says by a code which mistake was made, and nothing of the text', () => {
    put('label', `API_KEY=${'Us8'.repeat(16)}`);
    expect(readKeyFile([make('label')])).toEqual({
      ok: false,
      error: { code: 'api-key-malformed', keyFault: { reason: 'labelled', length: 56 } },
    });
    writeFileSync(join(make('wide'), keyFileName), Buffer.from('Us8'.repeat(16), 'utf16le'));
    expect(readKeyFile([make('wide')])).toMatchObject({ error: { keyFault: { reason: 'encoding' } } });
  });

  it('is not read where it is too long, a folder, a link or a pipe', () => {
    put('long', 'x'.repeat(20_000));
    expect(readKeyFile([make('long')])).toMatchObject({ error: { keyFault: { reason: 'too-long' } } });
    mkdirSync(join(make('dir'), keyFileName));
    expect(readKeyFile([make('dir')])).toMatchObject({ error: { code: 'drive-refused' } });
    if (onWindows) return;
    writeFileSync(join(folder, 'elsewhere'), 'secret of this station');
    symlinkSync(join(folder, 'elsewhere'), join(make('link'), keyFileName));
    expect(readKeyFile([make('link')])).toEqual({
      ok: false,
      error: { code: 'drive-refused', fault: { code: 'file-is-link' } },
    });
    execFileSync('mkfifo', [join(make('pipe'), keyFileName)]);
    expect(readKeyFile([make('pipe')])).toMatchObject({ error: { fault: { code: 'file-is-pipe' } } });
  });
});

describe('writing to a drive', () => {
  const bytes = Buffer.from('support');

  it('makes a new file and never touches another', () => {
    expect(writeToDrive(folder, 'a.json', bytes)).toEqual({ ok: true, value: null });
    expect(readFileSync(join(folder, 'a.json'))).toEqual(bytes);
    writeFileSync(join(folder, 'b.json'), 'mine');
    expect(writeToDrive(folder, 'b.json', bytes)).toEqual({
      ok: false,
      error: { code: 'drive-refused', detail: 'EEXIST' },
    });
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe('mine');
    expect(() => writeToDrive(folder, '../b.json', bytes)).toThrow();
  });

  it('says what is wrong with a drive that is gone, and leaves nothing', () => {
    expect(writeToDrive(join(folder, 'gone'), 'a.json', bytes)).toEqual({
      ok: false,
      error: { code: 'drive-refused', detail: 'ENOENT' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('drives are named by what the page was told, not by a path', async () => {
  const drives = drivesFrom(async () => [{ folder, name: 'USB' }]);
  const [drive] = await drives.list();
  expect(drive).toMatchObject({ name: 'USB', freeBytes: expect.any(Number) as number });
  expect(drive?.id).not.toContain('/');
  expect(await drives.folderOf(drive?.id ?? '')).toEqual({ ok: true, value: folder });
  expect(await drives.folderOf(folder)).toEqual({
    ok: false,
    error: { code: 'no-drive' },
  });
});
