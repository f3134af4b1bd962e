import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planMemory } from './plan-memory.ts';

const values = fc.array(
  fc
    .record({ bytes: fc.integer({ min: 1, max: 1_000 }), from: fc.nat(20), steps: fc.nat(20) })
    .map(({ bytes, from, steps }) => ({ bytes, from, to: from + steps })),
  { maxLength: 30 },
);

it('never lets two values overlap that are there in the same step', () => {
  fc.assert(
    fc.property(values, (given) => {
      const { places, bytes } = planMemory(given);
      given.forEach((one, index) => {
        expect(places[index]! + one.bytes).toBeLessThanOrEqual(bytes);
        expect(places[index]! % 64).toBe(0);
        given.slice(0, index).forEach((other, otherIndex) => {
          const meet = one.from <= other.to && other.from <= one.to;
          const apart =
            places[index]! + one.bytes <= places[otherIndex]! ||
            places[otherIndex]! + other.bytes <= places[index]!;
          expect(meet && !apart).toBe(false);
        });
      });
    }),
  );
});

it('uses the same place again for what is there later', () => {
  const chain = [0, 1, 2, 3].map((step) => ({ bytes: 1_000, from: step, to: step + 1 }));
  expect(planMemory(chain).bytes).toBe(2 * 1_024);
});
