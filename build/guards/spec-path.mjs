/**
 * @param {string} spec as a guard names it
 * @returns {string} below the project's root
 */
export const specPath = (spec) => (spec.includes('/') ? spec : `test/e2e/${spec}.spec.ts`);

/**
 * @param {string} text
 * @returns {string} a regular expression that matches it literally
 */
export const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
