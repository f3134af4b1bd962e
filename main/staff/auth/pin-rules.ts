import type { StaffRefusal } from '../../../preload/staff-contract.ts';

const leastDigits = 6;
const mostDigits = 12;

/** Common six-digit PINs that the rules below don't detect. From published counts of leaked PINs. */
const favourites = new Set([
  ...['147258', '258369', '159753', '753951', '789456', '456123', '123789', '147852', '963852', '741852'],
  ...['135790', '246810', '112358', '314159', '271828', '131313', '696969', '420420', '007007', '911911'],
]);

/** What is wrong with a new PIN; null: nothing. */
export function pinFault(pin: string): Extract<StaffRefusal, 'pin-malformed' | 'pin-trivial'> | null {
  const hasShape = /^\d+$/.test(pin) && pin.length >= leastDigits && pin.length <= mostDigits;
  if (!hasShape) return 'pin-malformed';
  return isTrivial(pin) ? 'pin-trivial' : null;
}

function isTrivial(pin: string): boolean {
  return (
    favourites.has(pin) ||
    hasFewDigits(pin) ||
    isRow(pin) ||
    isRepeated(pin) ||
    isMirrored(pin) ||
    isPairs(pin)
  );
}

/** 111111, 121221. */
const hasFewDigits = (pin: string): boolean => new Set(pin).size <= 2;

/** 123456, 987654, 024680: the same step from each digit to the next, also past nine. */
function isRow(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  return new Set(steps).size === 1;
}

/** 123123, 474747. */
const isRepeated = (pin: string): boolean => /^(\d+)\1+$/.test(pin);

/** 123321. */
const isMirrored = (pin: string): boolean => [...pin].reverse().join('') === pin;

/** 112233, 998877: pairs in a row. */
const isPairs = (pin: string): boolean => /^((\d)\2)+$/.test(pin) && isRow(pin.replace(/(\d)\1/g, '$1'));
