/**
 * The entry for a guard.
 *
 * @typedef {object} Edit
 * @property {string} file
 * @property {string} find occurs in it exactly once
 * @property {string} replace
 *
 * @typedef {object} Guard
 * @property {string} name
 * @property {readonly Edit[]} edits
 * @property {string} spec of test/e2e, without `.spec.ts`; or the path of a unit test
 * @property {string} test how its title begins
 */

/** @type {(file: string, find: string, replace?: string) => Edit} */
export const edit = (file, find, replace = '') => ({ file, find, replace });
/** @type {(name: string, edits: readonly Edit[], spec: string, test: string) => Guard} */
export const guard = (name, edits, spec, test) => ({ name, edits, spec, test });
