/** The liveness service's documented errors, and every shape its undocumented bodies may have. */
export const documentedErrors = [
  { status: 400, text: 'Could not send image to liveness service', code: 'service-backend-unavailable' },
  { status: 400, text: 'Client does not have access to Liveness technology', code: 'access-denied' },
  { status: 415, text: 'Not allowed file, valid extensions: .jpg .png .jpeg', code: 'file-not-allowed' },
  { status: 400, text: 'Subscription has not started', code: 'subscription-not-started' },
  { status: 400, text: 'No active or future subscription for technology', code: 'subscription-none-active' },
  { status: 400, text: 'Client does not have subscription', code: 'subscription-missing' },
] as const;

/** A string is sent as plain text, anything else as JSON. */
export const errorShapes: Readonly<Record<string, (text: string) => unknown>> = {
  detail: (text) => ({ detail: text }),
  'detail with a code': (text) => ({ code: 'invalid', detail: text }),
  'detail list': (text) => ({ detail: [text] }),
  message: (text) => ({ message: text }),
  error: (text) => ({ error: text }),
  'nested error': (text) => ({ error: { message: text, code: 7 } }),
  'field errors': (text) => ({ image: [text] }),
  'field error as a string': (text) => ({ api_key: text }),
  non_field_errors: (text) => ({ non_field_errors: [text] }),
  'bare list': (text) => [text],
  'list of objects': (text) => [{ message: text }],
  'bare JSON string': (text) => JSON.stringify(text),
  'plain text': (text) => text,
};
