import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { limitsFor } from '../../main/verification/picture-limits.ts';
import { servicePath } from '../fakes/liveness-server.ts';
import { startSlowLink, type LinkQuality } from '../fakes/slow-link.ts';
import { makeFullSizePicture, makeKioskPicture, type BenchPicture } from './request/bench-pictures.ts';
import { curlVersion, timeCurl } from './request/curl.ts';
import { timeKiosk } from './request/kiosk.ts';
import { serve, serveWord, startServiceProcess, type ServiceProcess } from './request/service-process.ts';
import { spreadOf, takeTurns, type Spread } from './shared/spread.ts';
import { formatTable } from './shared/table.ts';

/** 256 kbit/s. */
const slowLine = { roundTripMs: 400, upBytesPerSecond: 32_000 };

/** One comparison of targets P1 to P3. */
interface Course {
  readonly name: string;
  readonly what: string;
  readonly link: LinkQuality | null;
  readonly kioskPicture: BenchPicture;
  readonly curlPicture: BenchPicture;
  readonly rounds: number;
  readonly maxRatio: number;
  readonly maxKioskMs: number | null;
}

interface Ground {
  readonly service: ServiceProcess;
  readonly folder: string;
  readonly apiKey: string;
}

async function runCourse(
  course: Course,
  { service, folder, apiKey }: Ground,
): Promise<{ kiosk: Spread; curl: Spread }> {
  const link = course.link === null ? null : await startSlowLink(service.port, course.link);
  const url = `https://127.0.0.1:${link?.port ?? service.port}${servicePath}`;
  const file = join(folder, `${course.name}.jpg`);
  const caFile = join(folder, 'ca.pem');
  await writeFile(file, course.curlPicture.bytes);
  await writeFile(caFile, service.ca);
  const options = { endpoint: new URL(url), apiKey, network: { ca: service.ca }, deadlineMs: 25_000 };
  // TCP and TLS 1.3 take two round trips; half a second more than that is less than any person needs.
  const guidedMs = 2 * (course.link?.roundTripMs ?? 0) + 500;
  try {
    const { kiosk, curl } = await takeTurns(course.rounds, {
      kiosk: () => timeKiosk(options, course.kioskPicture.bytes, guidedMs),
      curl: () => timeCurl({ url, apiKey, file, caFile }),
    });
    return { kiosk: spreadOf(kiosk), curl: spreadOf(curl) };
  } finally {
    await link?.close();
  }
}

const show = ({ median, least, most }: Spread) =>
  `${median.toFixed(1)} (${least.toFixed(1)}–${most.toFixed(1)})`;

function rowOf(course: Course, kiosk: Spread, curl: Spread): string[] {
  const ratio = kiosk.median / curl.median;
  const fast = course.maxKioskMs === null || kiosk.median <= course.maxKioskMs;
  const limit = course.maxKioskMs === null ? '' : `, ≤ ${course.maxKioskMs / 1000} s`;
  return [
    `${course.name} ${course.what}`,
    show(kiosk),
    show(curl),
    `${ratio.toFixed(2)}×`,
    `≤ ${course.maxRatio.toFixed(2)}×${limit}`,
    ratio <= course.maxRatio && fast ? 'reached' : 'NOT REACHED',
  ];
}

async function makeCourses(scale: number): Promise<readonly Course[]> {
  const rounds = (count: number) => Math.max(1, Math.round(count * scale));
  const [kioskPicture, fullSize] = [await makeKioskPicture(), makeFullSizePicture()];
  const forSlowLine = await makeKioskPicture(limitsFor(slowLine.upBytesPerSecond * 8));
  const same = { kioskPicture, curlPicture: kioskPicture, maxKioskMs: null };
  return [
    {
      ...same,
      name: 'P1',
      what: '100 ms round trip',
      link: { roundTripMs: 100 },
      rounds: rounds(15),
      maxRatio: 0.45,
    },
    {
      name: 'P2',
      what: '256 kbit/s up, 400 ms round trip',
      link: slowLine,
      kioskPicture,
      curlPicture: fullSize,
      rounds: rounds(5),
      maxRatio: 0.45,
      maxKioskMs: 4000,
    },
    {
      name: 'P2b',
      what: 'the same line, once its speed was measured',
      link: slowLine,
      kioskPicture: forSlowLine,
      curlPicture: fullSize,
      rounds: rounds(5),
      maxRatio: 0.45,
      maxKioskMs: 4000,
    },
    { ...same, name: 'P3', what: 'loopback', link: null, rounds: rounds(31), maxRatio: 1 },
  ];
}

function explain(courses: readonly Course[], curl: string): string {
  const [first, second, third] = courses;
  return [
    'Request: the kiosk against the documented curl command, side by side, medians with the range in brackets, ms.',
    `  kiosk   the product's client in this process; its connection was opened during the guidance; the clock runs from the`,
    '          picture to the judged answer in main. The bridge to the screen and the drawing come on top (measured apart).',
    `  curl    ${curl}, a new process each time, timed from its start to its end.`,
    '  server  TLS 1.3 in a process of its own, which answers at once: the real service takes its own time on both sides.',
    '  line    a TCP proxy of ours. It delays and narrows; it plays neither loss nor slow start.',
    `  P1, P3  both send ${first?.kioskPicture.description} (the product's choice for a 1280×720 frame).`,
    `  P2      kiosk: the same; curl: ${second?.curlPicture.description}, the camera's full size.`,
    `  P2b     kiosk: ${third?.kioskPicture.description}, its choice when an earlier picture showed the line's speed.`,
    '          All are the fixture portrait enlarged, with sensor noise added and colour at half resolution, written by',
    "          jpeg-js. Electron's own coder makes about a fifth less of the same frame at the same quality, for both sides.",
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } });
  const curl = curlVersion();
  if (curl === null)
    throw new Error('curl is needed for the comparison and was not found. Install it and run this again.');
  const courses = await makeCourses(Number(values.scale) || 1);
  console.log(`${explain(courses, curl)}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-bench-'));
  const service = await startServiceProcess();
  const ground = { service, folder, apiKey: randomBytes(24).toString('hex') };
  const rows = [['figure', 'kiosk ms', 'curl ms', 'ratio', 'target', 'result']];
  try {
    for (const course of courses) {
      console.log(`${course.name}: ${course.rounds} rounds …`);
      const { kiosk, curl: other } = await runCourse(course, ground);
      rows.push(rowOf(course, kiosk, other));
    }
  } finally {
    service.stop();
    await rm(folder, { recursive: true });
  }
  console.log(`\n${formatTable(rows)}`);
}

if (process.argv.includes(serveWord)) await serve();
else {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
