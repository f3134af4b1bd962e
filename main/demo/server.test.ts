import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as httpRequest, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgePicture } from './judge.ts';
import { defaultDemoKey, demoKey, demoKeyNames, type DemoKeyName } from './keys.ts';
import { scoreFaceForTests } from '../../test/demo/face-models.ts';
import { createDemoServer } from './server.ts';
import { servicePath } from './answers.ts';

const fixture = (name: string) =>
  readFile(fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url)));

let server: Server;
let endpoint: string;
beforeAll(async () => {
  const scoreFace = await scoreFaceForTests();
  server = createDemoServer((bytes) => Promise.resolve(judgePicture(scoreFace, bytes)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}${servicePath}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Upload {
  readonly apiKey?: string | null;
  readonly image?: File | string | null;
}

/** A request as the client makes it; `null` leaves a field out. */
async function upload({
  apiKey = defaultDemoKey,
  image = new File(['x'], 'face.jpg', { type: 'image/jpeg' }),
}: Upload) {
  const form = new FormData();
  if (apiKey !== null) form.set('api_key', apiKey);
  if (image !== null) form.set('image', image);
  return fetch(endpoint, { method: 'POST', body: form, redirect: 'manual' });
}

const picture = async (name: string, as = name) =>
  new File([new Uint8Array(await fixture(name))], as, {
    type: as.endsWith('.png') ? 'image/png' : 'image/jpeg',
  });

describe('the answer that is computed', () => {
  test('a face gives the documented fields and types', async () => {
    const before = Date.now();
    const response = await upload({ image: await picture('grace_hopper.jpg') });
    const body = (await response.json()) as { result: boolean; prediction: string; created_at: string };
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-demonstration')).toBe('true');
    expect(Object.keys(body)).toEqual(['result', 'prediction', 'created_at', 'failure_reason']);
    expect(body).toMatchObject({ result: true, failure_reason: null });
    expect(body.prediction).toMatch(/^0\.\d{6}$/);
    const at = Date.parse(body.created_at);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test('no face is not live, with a reason of its own', async () => {
    const response = await upload({ image: await picture('coffee.png') });
    expect(await response.json()).toMatchObject({
      result: false,
      prediction: '0.000000',
      failure_reason: { type: 'FACE_NOT_FOUND', detail: 'No face found in the picture' },
    });
  });

  test('the score follows the picture', async () => {
    const score = async (name: string) => {
      const body = (await (await upload({ image: await picture(name) })).json()) as { prediction: string };
      return Number(body.prediction);
    };
    const [hopper, collins, again] = [
      await score('grace_hopper.jpg'),
      await score('astronaut.png'),
      await score('grace_hopper.jpg'),
    ];
    expect(Math.abs(hopper - collins)).toBeGreaterThan(0.1);
    expect(again).toBe(hopper);
  });

  test('bytes that are no picture, or half of one, are a field error', async () => {
    const whole = await fixture('grace_hopper.jpg');
    const half = new Uint8Array(whole.subarray(0, whole.length / 2));
    for (const bytes of [new Uint8Array(2_000).fill(7), half]) {
      const response = await upload({ image: new File([bytes], 'face.jpg', { type: 'image/jpeg' }) });
      expect(response.status).toBe(400);
      expect(Object.keys((await response.json()) as object)).toEqual(['image']);
    }
  });
});

describe('what is asked of a request', () => {
  test('both fields, in the right form', async () => {
    const cases: readonly [Upload, object][] = [
      [
        { apiKey: null, image: null },
        { api_key: ['This field is required.'], image: ['No file was submitted.'] },
      ],
      [{ apiKey: '  ' }, { api_key: ['This field may not be blank.'] }],
      [{ image: 'text' }, { image: [expect.stringContaining('not a file')] }],
      [
        { image: new File([], 'face.jpg', { type: 'image/jpeg' }) },
        { image: ['The submitted file is empty.'] },
      ],
    ];
    for (const [fields, body] of cases) {
      const response = await upload(fields);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual(body);
    }
  });

  test('a file name and a content type that are allowed and go together', async () => {
    const refused = { detail: 'Not allowed file, valid extensions: .jpg .png .jpeg' };
    const hopper = new Uint8Array(await fixture('grace_hopper.jpg'));
    for (const [name, type] of [
      ['face.gif', 'image/gif'],
      ['face', 'image/jpeg'],
      ['face.jpg.exe', 'image/jpeg'],
      ['face.jpg', 'text/plain'],
    ] as const) {
      const response = await upload({ image: new File([hopper], name, { type }) });
      expect(response.status, name).toBe(415);
      expect(await response.json()).toEqual(refused);
    }
    for (const name of ['face.jpg', 'face.JPEG']) {
      expect((await upload({ image: await picture('grace_hopper.jpg', name) })).status).toBe(200);
    }
  });

  test('a demonstration key, whole', async () => {
    for (const apiKey of [
      'k'.repeat(47),
      'demo-check',
      'demo-no-such-key'.padEnd(48, '0'),
      `${defaultDemoKey}0`,
    ]) {
      expect((await upload({ apiKey })).status, apiKey).toBe(401);
    }
  });

  test('a multipart body', async () => {
    const post = (contentType: string, body: string) =>
      fetch(endpoint, { method: 'POST', headers: { 'Content-Type': contentType }, body });
    expect((await post('application/json', '{}')).status).toBe(415);
    expect((await post('multipart/form-data', 'x')).status).toBe(400);
    expect((await post('multipart/form-data; boundary=b', 'no boundary in here')).status).toBe(400);
    expect((await post('multipart/form-data; boundary=b', '--b\r\ngarbage')).status).toBe(400);
  });

  test('at most a megabyte, said in HTML, also when the length is not announced', async () => {
    const big = new File([new Uint8Array(1024 * 1024)], 'face.jpg', { type: 'image/jpeg' });
    const announced = await upload({ image: big });
    expect(announced.status).toBe(413);
    expect(await announced.text()).toContain('413 Request Entity Too Large');
    const chunked = httpRequest(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data' },
    });
    chunked.end(Buffer.alloc(1024 * 1024 + 1));
    const [answer] = (await once(chunked, 'response')) as [{ statusCode: number; destroy(): void }];
    expect(answer.statusCode).toBe(413);
    answer.destroy();
  });

  test('the exact path, POST, and a host name of this machine', async () => {
    const slashless = await fetch(endpoint.slice(0, -1), { method: 'POST', redirect: 'manual' });
    expect([slashless.status, slashless.headers.get('location')]).toEqual([301, servicePath]);
    expect((await fetch(new URL('/', endpoint), { method: 'POST' })).status).toBe(404);
    const get = await fetch(endpoint);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    const rebound = httpRequest(endpoint, { headers: { Host: 'attacker.example' } }).end();
    const [answer] = (await once(rebound, 'response')) as [{ statusCode: number; resume(): void }];
    expect(answer.statusCode).toBe(400);
    answer.resume();
  });
});

describe('the keys', () => {
  const statuses: Partial<Record<DemoKeyName, readonly [number, string]>> = {
    'not-live': [200, '"failure_reason":{"type":"CALC_RESULT","detail":"Low overall prediciton"}'],
    'reason-closed-eyes': [200, '"failure_reason":{"type":"CALC_RESULT","detail":"Closed eyes"}'],
    'reason-low-prediction': [200, '"failure_reason":{"type":"CALC_RESULT","detail":"Low prediction"}'],
    'reason-mask-attack': [200, '"failure_reason":{"type":"CALC_RESULT","detail":"Mask Attack"}'],
    'reason-medical-mask': [200, '"failure_reason":{"type":"CLIENT","detail":"Medical mask check failed"}'],
    'reason-illumination': [200, '"failure_reason":{"type":"CLIENT","detail":"Illumination check failed"}'],
    'reason-face-distance': [
      200,
      '"failure_reason":{"type":"CLIENT","detail":"Could not find face distance"}',
    ],
    'reason-unknown': [200, '"failure_reason":{"type":"NEW_TYPE","detail":"Something new"}'],
    'reason-none': [200, '"failure_reason":null'],
    'reason-backend': [
      200,
      '"failure_reason":{"type":"SERVICE_ERROR","detail":"Could not send image to liveness service"}',
    ],
    'reason-service-error': [200, '"failure_reason":{"type":"SERVICE_ERROR","detail":null}'],
    'reason-request-error': [200, '"failure_reason":{"type":"REQUEST_ERROR","detail":null}'],
    'reason-timeout': [200, '"failure_reason":{"type":"TIMEOUT","detail":null}'],
    'reason-image-hash': [200, '"failure_reason":{"type":"OTHER","detail":"Incorrect image hash"}'],
    'reason-client-backend': [
      200,
      '"failure_reason":{"type":"CLIENT","detail":"Could not send image to liveness service"}',
    ],
    'reason-no-subscription': [
      200,
      '"failure_reason":{"type":"CLIENT","detail":"No active or future subscription for technology"}',
    ],
    'reason-no-access': [
      200,
      '"failure_reason":{"type":"CLIENT","detail":"Subscription does not have access to technology"}',
    ],
    'backend-unavailable': [400, '{"detail":"Could not send image to liveness service"}'],
    'access-denied': [400, '{"message":"Client does not have access to Liveness technology"}'],
    'file-not-allowed': [415, '{"detail":"Not allowed file, valid extensions: .jpg .png .jpeg"}'],
    'subscription-not-started': [400, '{"non_field_errors":["Subscription has not started"]}'],
    'subscription-none-active': [400, '["No active or future subscription for technology"]'],
    'subscription-missing': [400, '"Client does not have subscription"'],
    'request-refused': [400, '{"image":['],
    unauthorized: [401, 'detail'],
    forbidden: [403, 'detail'],
    'not-found': [404, 'detail'],
    'too-large': [413, '<html>'],
    'failed-dependency': [424, 'detail'],
    'rate-limited': [429, 'detail'],
    'server-error': [500, 'Server Error'],
    'bad-gateway': [502, '<html>'],
    unavailable: [503, 'detail'],
    'gateway-timeout': [504, '<html>'],
    redirect: [301, ''],
    'html-answer': [200, '<html>'],
    'empty-answer': [200, ''],
    'truncated-answer': [200, '{"result":true,"prediction":"0.98'],
    'text-result': [200, '{"result":"true"'],
    'score-out-of-range': [200, '"prediction":"1.500000"'],
  };

  test('every key is 48 characters long and none but those below needs another test', () => {
    for (const name of demoKeyNames) expect(demoKey(name)).toHaveLength(48);
    const untested = demoKeyNames.filter((name) => !(name in statuses));
    expect(untested).toEqual(['check', 'slow', 'stall', 'reset']);
  });

  test.each(Object.entries(statuses))('%s', async (name, [status, text]) => {
    const response = await upload({ apiKey: demoKey(name as DemoKeyName) });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
    if (name === 'rate-limited') expect(response.headers.get('retry-after')).toBe('1');
  });

  test('no key forces a live verdict', async () => {
    for (const name of Object.keys(statuses) as DemoKeyName[]) {
      const text = await (await upload({ apiKey: demoKey(name) })).text();
      const passes = /"result":true.*\}/.test(text) && !text.includes('1.500000');
      expect(passes, name).toBe(false);
    }
  });

  test('the key `slow` takes over six seconds and then computes', async () => {
    const started = performance.now();
    const response = await upload({ apiKey: demoKey('slow'), image: await picture('coffee.png') });
    expect(await response.json()).toMatchObject({ failure_reason: { type: 'FACE_NOT_FOUND' } });
    expect(performance.now() - started).toBeGreaterThan(6_000);
  });

  test('reset breaks the connection off after the body', async () => {
    await expect(upload({ apiKey: demoKey('reset') })).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    });
  });

  test('the key `stall` takes the body and never answers', async () => {
    const { port } = new URL(endpoint);
    const form = new FormData();
    form.set('api_key', demoKey('stall'));
    form.set('image', new File(['x'], 'face.jpg', { type: 'image/jpeg' }));
    const encoded = new Response(form);
    const body = Buffer.from(await encoded.arrayBuffer());
    const socket = connect(Number(port), '127.0.0.1');
    const heard: string[] = [];
    for (const event of ['data', 'end', 'close']) socket.on(event, () => heard.push(event));
    socket.write(
      `POST ${servicePath} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${encoded.headers.get('content-type')}\r\n` +
        `Content-Length: ${body.length}\r\n\r\n`,
    );
    socket.write(body);
    // A later request that is answered shows that the stalled one had its turn.
    expect((await upload({ image: await picture('coffee.png') })).status).toBe(200);
    expect(heard).toEqual([]);
    socket.destroy();
  });
});
