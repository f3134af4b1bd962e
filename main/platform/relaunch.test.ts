import { beforeEach, expect, it, vi } from 'vitest';

const { relaunch, hasSwitch } = vi.hoisted(() => ({ relaunch: vi.fn(), hasSwitch: vi.fn() }));
vi.mock('electron', () => ({ app: { relaunch, commandLine: { hasSwitch } } }));

/** A program of its own: it ends once. */
const program = async () => {
  vi.resetModules();
  return import('./relaunch.ts');
};
beforeEach(() => {
  relaunch.mockReset();
  hasSwitch.mockReset().mockReturnValue(false);
});

it('arranges for one start, however often it is called before the end', async () => {
  const own = await program();
  own.relaunch();
  own.relaunch();
  expect(relaunch).toHaveBeenCalledTimes(1);
});

it('leaves the restart to a supervisor', async () => {
  hasSwitch.mockImplementation((name) => name === 'supervised');
  const own = await program();
  own.relaunch();
  expect(relaunch).not.toHaveBeenCalled();
});
