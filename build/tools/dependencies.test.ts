import { describe, expect, it } from 'vitest';
import { findVulnerabilities, forbiddenLicences } from './dependencies.ts';

const packages = {
  '': { license: 'Apache-2.0' },
  'node_modules/a': { license: 'MIT' },
  'node_modules/tool': { license: 'GPL-3.0', dev: true },
  'node_modules/electron': { license: 'MIT', dev: true },
};

describe('licences', () => {
  it('of what ships allow a commercial product; those of tools do not matter', () => {
    expect(forbiddenLicences(packages)).toEqual([]);
  });

  it.each(['GPL-3.0', 'SEE LICENSE IN LICENSE', undefined])('%s is refused', (license) => {
    const found = forbiddenLicences({ ...packages, 'node_modules/b': { ...(license && { license }) } });
    expect(found).toEqual([`node_modules/b: ${license ?? 'no licence'}`]);
  });
});

describe('vulnerabilities', () => {
  it('are told apart: those that ship, Electron among them, and those of tools', () => {
    const of = (name: string) => ({ severity: 'high', nodes: [`node_modules/${name}`] });
    const report = { vulnerabilities: { a: of('a'), tool: of('tool'), electron: of('electron') } };
    expect(findVulnerabilities(report, packages)).toEqual([
      { name: 'a', severity: 'high', ships: true },
      { name: 'tool', severity: 'high', ships: false },
      { name: 'electron', severity: 'high', ships: true },
    ]);
  });

  it('are not known without an answer of the registry, which is no failure', () => {
    expect(findVulnerabilities({ message: 'ENOTFOUND' }, packages)).toBe('ENOTFOUND');
    expect(findVulnerabilities({ vulnerabilities: {} }, packages)).toEqual([]);
  });
});
