/**
 * What staff read out from the lower edge of the page without scripts. `page`: the page fell again and again. `program`: the
 * program did. `supervisor`: the operating system's supervisor gave up starting it.
 */
export const outOfOrderCodes = { page: 'R01', program: 'R02', supervisor: 'R03' } as const;
export type OutOfOrderCause = keyof typeof outOfOrderCodes;
