import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import { answer, type Behaviour } from '../fakes/behaviour.ts';
import { expect, test } from './fixtures.ts';
import { onScreen, press, letPictureBeTaken } from './kiosk.ts';
import { watchFor } from './watch-screens.ts';

const html = '<html><head><title>Bad Gateway</title></head><body>nginx</body></html>';
const refusals: readonly (readonly [ErrorCode, string, Behaviour])[] = [
  [
    'service-backend-unavailable',
    'documented',
    answer(400, { detail: 'Could not send image to liveness service' }),
  ],
  [
    'access-denied',
    'documented',
    answer(400, { message: 'Client does not have access to Liveness technology' }),
  ],
  [
    'file-not-allowed',
    'documented',
    answer(415, { image: ['Not allowed file, valid extensions: .jpg .png .jpeg'] }),
  ],
  ['subscription-not-started', 'documented', answer(400, ['Subscription has not started'])],
  [
    'subscription-none-active',
    'documented',
    answer(400, '"No active or future subscription for technology"'),
  ],
  ['subscription-missing', 'documented', answer(400, 'Client does not have subscription')],
  ['request-refused', 'unknown 400', answer(400, { detail: 'Something new' })],
  ['unauthorized', '403', answer(403, {})],
  ['not-found', '404', answer(404, html)],
  ['too-large', '413', answer(413, html)],
  ['rate-limited', '429', answer(429, {}, { 'retry-after': '60' })],
  ['service-error', '502', answer(502, html)],
  ['redirected', '301', answer(301, '', { location: '/elsewhere/' })],
  ['invalid-answer', 'HTML in a 200', answer(200, html)],
  [
    'invalid-answer',
    'a verdict as text',
    answer(200, {
      result: 'true',
      prediction: '1',
      created_at: '2026-11-23T00:00:00Z',
      failure_reason: null,
    }),
  ],
  ['outcome-unknown', 'the connection breaks after the picture', { kind: 'reset', at: 'body-received' }],
];

/** One of each kind; the code of every answer is the client's, the screen of every code the preview's, each with tests of its own. */
const kinds = ['subscription-missing', 'unauthorized', 'service-error', 'redirected', 'outcome-unknown'];
const isOfKind = ([code, what]: (typeof refusals)[number]) =>
  kinds.includes(code) || what === 'a verdict as text';

for (const refusal of refusals) {
  const [code, what, behaviour] = refusal;
  const title = `${code} (${what}) has its screen, its staff code, and is never a verdict`;
  test(title, { tag: isOfKind(refusal) ? [] : '@prove' }, async ({ station }) => {
    const { kiosk, server } = station;
    const { page } = kiosk;
    server.behave(behaviour);
    await letPictureBeTaken(page);
    await onScreen(page, code === 'outcome-unknown' ? 'outcomeUnknown' : 'problem');
    await expect(page.locator('[data-screen]')).toContainText(staffCodes[code]);
    // The service's own message is for staff and must not be on the customer's screen.
    await expect(page.locator('[data-screen]')).not.toContainText(
      /nginx|subscription|Something new|Client does/,
    );
  });
}

test('an unknown outcome is not repeated by itself; the person may', async ({ station }) => {
  const { kiosk, server } = station;
  const begun = server.begun;
  server.behaveNext({ kind: 'reset', at: 'body-received' });
  await letPictureBeTaken(kiosk.page);
  await onScreen(kiosk.page, 'outcomeUnknown');
  expect(server.begun).toBe(begun + 1);
  await press(kiosk.page, 'tryAgain');
  await onScreen(kiosk.page, 'live');
});

test('a slow service: the person is told so, and in the end that no answer came', async ({ station }) => {
  const { kiosk, server } = station;
  server.behaveNext({ kind: 'stall', at: 'body-received' });
  const slow = await watchFor(kiosk.page, '[data-slow]');
  await letPictureBeTaken(kiosk.page);
  await onScreen(kiosk.page, 'checking');
  await onScreen(kiosk.page, 'outcomeUnknown');
  // Shown for the seconds until the time limit, which a busy machine may pass between two looks.
  expect(await slow()).toBe(true);
  await expect(kiosk.page.locator('[data-screen]')).toContainText(staffCodes['outcome-unknown']);
});
