import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { layOutDeviceTree, type DeviceTree } from '../../../test/fakes/device-tree.ts';
import { cameraIdOf, type Identity } from '../identity.ts';
import { identifyOnLinux, openVideoNumbers } from './identify.ts';
import { listOnLinux, readVideoNode } from './video-node.ts';

let tree: DeviceTree;
afterEach(() => tree.remove());

const lay = (names: readonly string[], held: readonly string[] = []) =>
  (tree = layOutDeviceTree(names, held));
const deviceOf = (identity: Identity | undefined) => {
  if (identity?.kind !== 'hardware') throw new Error(`not hardware: ${JSON.stringify(identity)}`);
  return identity.device;
};
const software = (reason: string) => ({ kind: 'virtual', reason });

// Folders of the device tree have a ":" in their names, which Windows does not take.
describe.skipIf(process.platform === 'win32')('a video node', () => {
  it('is a USB camera with everything that distinguishes it from another', () => {
    lay(['webcam-c920']);
    expect(readVideoNode(tree.sysRoot, 'class/video4linux/video0')).toEqual({
      kind: 'hardware',
      device: {
        bus: 'usb',
        vendorId: '046d',
        productId: '082d',
        serial: '7A3F21BF',
        interfaceNumber: 0,
        driver: 'uvcvideo',
        port: 'pci0000:00/0000:00:14.0 3',
        names: ['HD Pro Webcam C920'],
      },
    });
  });

  it.each([
    ['loopback-renamed', 'no-hardware'],
    ['vivid', 'no-hardware'],
    ['virtual-with-parent', 'no-hardware'],
    ['usbip-c920', 'emulated-bus'],
    ['gadget-on-dummy-hcd', 'emulated-bus'],
  ])('%s is software, whatever it calls itself', (name, reason) => {
    lay([name]);
    expect(readVideoNode(tree.sysRoot, 'class/video4linux/video0')).toEqual(software(reason));
  });

  it('on a board without USB is told by driver and place', () => {
    lay(['mipi-camera']);
    expect(deviceOf(readVideoNode(tree.sysRoot, 'class/video4linux/video0'))).toMatchObject({
      bus: 'platform',
      driver: 'unicam',
      vendorId: null,
      port: 'platform/soc/fe801000.csi',
    });
  });

  it('keeps its id in another socket if it has a serial number, and only then', () => {
    const idIn = (name: string, node: string) => {
      lay([name]);
      const id = cameraIdOf(deviceOf(readVideoNode(tree.sysRoot, `class/video4linux/${node}`)));
      tree.remove();
      return id;
    };
    expect(idIn('same-webcam-moved', 'video2')).toBe(idIn('webcam-c920', 'video0'));
    expect(idIn('two-cheap-webcams', 'video0')).not.toBe(idIn('two-cheap-webcams', 'video2'));
    expect(idIn('webcam-c920', 'video0')).not.toContain('7A3F21BF');
  });

  it('of an infrared sensor says so in its function’s text, and has a number of its own', () => {
    lay(['laptop-rgb-ir']);
    const [colour, infrared] = ['video0', 'video2'].map((node) =>
      deviceOf(readVideoNode(tree.sysRoot, `class/video4linux/${node}`)),
    );
    expect(infrared?.names).toContain('Integrated IR Camera');
    expect([colour?.interfaceNumber, infrared?.interfaceNumber]).toEqual([0, 2]);
    expect(colour?.serial).toBe(infrared?.serial);
  });
});

describe.skipIf(process.platform === 'win32')('the list of cameras', () => {
  it('has one entry for each function, not for its metadata', () => {
    lay(['laptop-rgb-ir']);
    expect(listOnLinux(tree.sysRoot).map((one) => deviceOf(one).interfaceNumber)).toEqual([0, 2]);
  });

  it('is empty on a machine that never had one', () => {
    lay([]);
    expect(listOnLinux(tree.sysRoot)).toEqual([]);
  });

  it('names software cameras as such beside the real one', () => {
    lay(['loopback-renamed', 'same-webcam-moved']);
    expect(listOnLinux(tree.sysRoot).map(({ kind }) => kind)).toEqual(['virtual', 'hardware']);
  });
});

describe.skipIf(process.platform === 'win32')('the device behind a stream', () => {
  /** @param meant the node that the page's id belongs to; undefined: the salt is unknown */
  const identify = (meant?: string, fakeDevice = false) =>
    identifyOnLinux({
      sysRoot: tree.sysRoot,
      procRoot: tree.procRoot,
      capturePids: () => [tree.pid],
      fakeDevice,
      numberOf: tree.numberOf,
      isIdOf: (rawId) => (meant === undefined ? null : rawId === `/dev/${meant}`),
    });

  it('is the one that the capture process holds open', () => {
    lay(['webcam-c920'], ['video0']);
    expect(deviceOf(identify('video0')).serial).toBe('7A3F21BF');
    expect(deviceOf(identify()).serial).toBe('7A3F21BF');
  });

  it('is not the camera when a loopback under its name is held', () => {
    lay(['loopback-renamed', 'same-webcam-moved'], ['video0']);
    expect(identify('video0')).toEqual(software('no-hardware'));
    // The page may claim the real camera's id: only the device that is held open counts.
    expect(identify('video2')).toEqual(software('no-hardware'));
    expect(identify()).toEqual(software('no-hardware'));
  });

  it('is found among several by the page’s id', () => {
    lay(['two-cheap-webcams'], ['video0', 'video2']);
    expect(deviceOf(identify('video2')).port).toBe('pci0000:00/0000:00:14.0 4');
    expect(identify()).toEqual({ kind: 'unidentified', why: 'several-devices-held' });
    expect(identify('video9')).toEqual({ kind: 'unidentified', why: 'several-devices-held' });
  });

  it('is unidentified when the page names another device than the one held open', () => {
    lay(['webcam-c920'], ['video0']);
    expect(identify('video7')).toEqual({ kind: 'unidentified', why: 'id-of-another-device' });
  });

  it('is Chromium’s own when it was started so and holds none', () => {
    lay(['webcam-c920']);
    expect(identify(undefined, true)).toEqual({ kind: 'fake' });
    expect(identify()).toEqual({ kind: 'unidentified', why: 'no-device-held' });
  });

  it('is unidentified when the process can’t be inspected', () => {
    lay(['webcam-c920']);
    const identity = identifyOnLinux({
      sysRoot: tree.sysRoot,
      procRoot: tree.procRoot,
      capturePids: () => [1],
      fakeDevice: true,
      isIdOf: () => null,
    });
    expect(identity).toEqual({ kind: 'unidentified', why: 'capture-process-unreadable' });
  });
});

/** Nodes of devices that need not exist: their numbers can be read, by root alone can they be made. */
function makeNodes(folder: string, nodes: readonly (readonly [major: number, minor: number])[]): boolean {
  mkdirSync(folder, { recursive: true });
  return nodes.every(([major, minor], index) => {
    const words = [join(folder, String(index)), 'c', String(major), String(minor)];
    return spawnSync('mknod', words, { stdio: 'ignore' }).status === 0;
  });
}

it.runIf(process.platform === 'linux')(
  'the kernel’s numbers of open files are read off, large ones too',
  ({ skip }) => {
    lay([]);
    const made = makeNodes(join(tree.procRoot, '77', 'fd'), [
      [1, 3],
      [81, 0],
      [81, 300],
      [81, 0],
      [337, 5],
    ]);
    if (!made) skip('only root can make device nodes');
    expect(openVideoNumbers(tree.procRoot, 77)).toEqual(['81:0', '81:300']);
  },
);

it.runIf(process.platform === 'linux')('this process holds no video device, and may look into itself', () => {
  lay([]);
  expect(openVideoNumbers('/proc', process.pid)).toEqual([]);
});
