import { beforeEach, expect, it, vi } from 'vitest';

const { relaunch, hasSwitch } = vi.hoisted(() => ({ relaunch: vi.fn(), hasSwitch: vi.fn() }));
vi.mock('electron', () => ({ app: { relaunch, commandLine: { hasSwitch } } }));

/** A program of its own: it ends once. */
const program = async () => {
  vi.resetModules();
  return import('../platform/relaunch.ts');
};
beforeEach(() => {
  relaunch.mockReset();
  hasSwitch.mockReset().mockReturnValue(false);
});

it('starts one program, however often it is asked to while this one ends', async () => {
  const { startAnew } = await program();
  startAnew();
  startAnew();
  expect(relaunch).toHaveBeenCalledTimes(1);
});

it('leaves it to a supervisor where there is one', async () => {
  hasSwitch.mockImplementation((name) => name === 'supervised');
  const { startAnew } = await program();
  startAnew();
  expect(relaunch).not.toHaveBeenCalled();
});
