import { beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../preload/contract.ts';
import { cameraIdOf, type CameraDevice, type Identity } from '../camera/identity.ts';
import { bindingOf } from '../camera/binding.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { nothingSet, type Settings } from '../settings/store/stored-shape.ts';
import {
  listCameras,
  pinCamera,
  setCameraRotation,
  unpinCamera,
  type CameraPorts,
} from './camera-commands.ts';

const webcam: CameraDevice = {
  bus: 'usb',
  vendorId: '046d',
  productId: '082d',
  serial: '7A3F21BF',
  interfaceNumber: 0,
  driver: 'uvcvideo',
  port: 'controller 3',
  names: ['HD Pro Webcam C920'],
};
const infrared: CameraDevice = { ...webcam, interfaceNumber: 2, names: ['Integrated IR Camera'] };
const found: readonly Identity[] = [
  { kind: 'hardware', device: webcam },
  { kind: 'hardware', device: infrared },
  { kind: 'virtual', reason: 'no-hardware' },
];
const id = cameraIdOf(webcam);

let settings: Settings;
let lines: string[];
let errors: string[];
beforeEach(() => {
  settings = { ...nothingSet, apiKey: 'key', values: { bankName: 'kept' } };
  lines = [];
  errors = [];
});

const store: SettingsStore = {
  read: () => ({ ok: true, value: settings }),
  async update(next) {
    settings = await next(settings);
    return { ok: true, value: null };
  },
  whenIdle: async () => undefined,
  isInUse: () => true,
  health: () => ({ backend: null, recovered: false, setAside: [] }),
};

function ports(over: Partial<CameraPorts> = {}): CameraPorts {
  return {
    list: async () => found,
    settings: store,
    print: (line) => lines.push(line),
    printError: (line) => errors.push(line),
    language: 'en',
    ...over,
  };
}

describe('--list-cameras', () => {
  it('shows a table that marks the pinned one and gives no id to what can’t be pinned', async () => {
    settings = { ...settings, cameraPin: bindingOf(webcam) };
    expect(await listCameras(false, ports())).toBe(0);
    expect(lines[0]).toMatch(/^ {3}ID +KIND +USB +DRIVER +NAME$/);
    expect(lines[1]).toBe(`*  ${id}  camera          046d:082d  uvcvideo  HD Pro Webcam C920`);
    expect(lines[2]).toMatch(/^ {3}- +infrared\/depth +046d:082d/);
    expect(lines[3]).toMatch(/^ {3}- +virtual/);
  });

  it.each(languages)('keeps its columns straight: %s', async (language) => {
    settings = { ...settings, cameraPin: bindingOf(webcam) };
    expect(await listCameras(false, ports({ language }))).toBe(0);
    const starts = (line: string) => [...line.matchAll(/(?<=^| {2})\S/g)].map(({ index }) => index);
    const [heads = '', ...rows] = lines;
    expect(starts(heads)).toHaveLength(5);
    for (const row of rows) expect(starts(row).filter((at) => at > 0)).toEqual(starts(heads));
  });

  it.each(languages)('gives a line of JSON for each, the same in every language: %s', async (language) => {
    expect(await listCameras(true, ports({ language }))).toBe(0);
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows[0]).toEqual({
      id,
      kind: 'camera',
      pinned: false,
      name: 'HD Pro Webcam C920',
      ids: '046d:082d',
      driver: 'uvcvideo',
      port: 'controller 3',
    });
    expect(rows.slice(1)).toMatchObject([
      { id: null, kind: 'infrared-or-depth' },
      { id: null, kind: 'virtual' },
    ]);
    expect(lines.join()).not.toContain('7A3F21BF');
  });

  it('says so when there is none, and when the system does not tell', async () => {
    expect(await listCameras(false, ports({ list: async () => [] }))).toBe(0);
    expect(lines).toEqual([expect.stringContaining('No camera was found on this computer.')]);
    expect(await listCameras(false, ports({ list: async () => null }))).toBe(2);
    expect(errors.join()).toContain('cameras-unknown');
  });
});

describe('--pin-camera', () => {
  it('keeps the hardware, and leaves the key where it is', async () => {
    expect(await pinCamera(id, ports())).toBe(0);
    expect(settings).toEqual({
      ...nothingSet,
      apiKey: 'key',
      values: { bankName: 'kept' },
      cameraPin: bindingOf(webcam),
    });
    expect(lines.join()).toContain(id);
  });

  it.each([
    ['none of these', 'usb-dead-beef-00000000'],
    ['no id', ''],
    ['an infrared sensor', cameraIdOf(infrared)],
  ])('refuses %s and changes nothing', async (_what, wrong) => {
    expect(await pinCamera(wrong, ports())).toBe(2);
    expect(settings.cameraPin).toBeNull();
    expect(errors.join()).toContain('camera-not-there');
  });

  it('says why it was not saved', async () => {
    const failing: SettingsStore = {
      ...store,
      update: async () => ({
        ok: false,
        error: { code: 'secret-store-weak', staffDetail: 'back end basic_text' },
      }),
    };
    expect(await pinCamera(id, ports({ settings: failing }))).toBe(2);
    expect(errors.join()).toMatch(/no key store.*basic_text/);
  });

  it('is taken back by --unpin-camera', async () => {
    await pinCamera(id, ports());
    expect(await unpinCamera(ports())).toBe(0);
    expect(settings.cameraPin).toBeNull();
  });
});

it.each([
  ['0', 0],
  ['90', 90],
  ['180', 180],
  ['270', 270],
])('--camera-rotation %s', async (word, rotation) => {
  expect(await setCameraRotation(word, ports())).toBe(0);
  expect(settings.values).toEqual({ bankName: 'kept', cameraRotation: String(rotation) });
});

it.each(['', '45', '-90', '90°', '360'])('--camera-rotation refuses %j', async (word) => {
  expect(await setCameraRotation(word, ports())).toBe(2);
  expect(settings.values).toEqual({ bankName: 'kept' });
  expect(errors.join()).toContain('rotation-malformed');
});
