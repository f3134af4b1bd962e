import { expect, it } from 'vitest';
import { cleanEnvironment, findRefusedVariable, refusedVariables, removedVariables } from './environment.ts';

it.each(removedVariables)('%s is taken out', (name) => {
  const environment = { [name]: '1', HOME: '/home/kiosk' };
  cleanEnvironment(environment);
  expect(environment).toEqual({ HOME: '/home/kiosk' });
  expect(findRefusedVariable(environment)).toBeNull();
});

it.each(refusedVariables)('%s is refused, empty as well', (name) => {
  expect(findRefusedVariable({ [name]: '', HOME: '/home/kiosk' })).toBe(name);
});
