import { type FuseConfig, FuseVersion } from '@electron/fuses';
import { expect, it } from 'vitest';
import { nameFuses } from './inspect.ts';

/** As @electron/fuses reads it from a program: one character for each place, however many there are. */
const wireOf = (states: string) =>
  ({ version: FuseVersion.V1, ...states.split('').map((one) => one.charCodeAt(0)) }) as FuseConfig<number>;

it('reads every fuse of the wire, one that has no name here too', () => {
  expect(nameFuses(wireOf('01r'))).toEqual({
    RunAsNode: 'off',
    EnableCookieEncryption: 'on',
    EnableNodeOptionsEnvironmentVariable: 'absent',
  });
  expect(nameFuses(wireOf('0000000010'))).toMatchObject({
    GrantFileProtocolExtraPrivileges: 'off',
    'fuse 8': 'on',
    'fuse 9': 'off',
  });
  expect(Object.keys(nameFuses(wireOf('0000000010')))).toHaveLength(10);
});
