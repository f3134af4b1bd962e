/** The documented path. The slash at its end matters: without it the real service redirects, and the body is lost. */
export const servicePath = '/api/v1/backend/liveness/short/';
