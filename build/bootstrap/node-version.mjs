/**
 * The range is Vite's, the strictest of the build tools.
 * @param {string} version such as "20.19.0"
 * @returns {boolean} whether the build tools run on it: 20.19 or later in 20, or 22.12 and up
 */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}
