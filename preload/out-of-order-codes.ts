/**
 * The codes at the lower edge of the script-free out-of-order page, for staff to read out. `page`: the page crashed repeatedly.
 * `program`: the program did. `supervisor`: the operating system's supervisor gave up starting it.
 */
export const outOfOrderCodes = { page: 'R01', program: 'R02', supervisor: 'R03' } as const;
export type OutOfOrderCause = keyof typeof outOfOrderCodes;
