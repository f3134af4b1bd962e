/**
 * What the page without scripts shows at its lower edge, for staff to read out. `page`: the page crashed again and again.
 * `program`: the program did. `supervisor`: the operating system's supervisor gave up starting it.
 */
export const outOfOrderCodes = { page: 'R01', program: 'R02', supervisor: 'R03' } as const;
export type OutOfOrderCause = keyof typeof outOfOrderCodes;
