import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiKey } from '../e2e/kiosk.ts';
import { createCertificateAuthority } from '../fakes/certificates.ts';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { drive, type DrivenApp } from './shared/drive.ts';
import type { Moment } from './shared/driver.ts';
import { printReport, type Figure } from './shared/report.ts';
import { forEachApp, readOptions, runBench } from './shared/sides.ts';
import { spreadOf, takeTurns } from './shared/spread.ts';

/** Visits one after the other in one kiosk, before the other kiosk's turn. */
const visitsATurn = 3;
const touches = { on: { waiting: 'start', consent: 'agree', live: 'done' }, times: visitsATurn };

/** The consecutive parts of a visit, by the moment with which each ends. */
const parts = {
  'touch → camera screen': 'screen:camera',
  '→ the preview shows a frame': 'frames:1',
  '→ guidance': 'phase:guiding',
  '→ all is well with what it sees': 'hint:steady',
  '→ the picture is being taken': 'phase:capturing',
  '→ it is on its way': 'screen:checking',
  '→ verdict': 'screen:live',
} as const;
type Part = keyof typeof parts | 'whole';
type Visit = Readonly<Record<Part, number>>;

/** Milliseconds of each part. A part that was skipped, or over before the one in front of it, took none. */
function visitOf(moments: readonly Moment[]): Visit {
  const start = moments[0]!.atMs;
  let before = start;
  const times = Object.entries(parts).map(([part, what]) => {
    const at = moments.find((moment) => moment.what === what)?.atMs ?? before;
    const took = Math.max(0, at - before);
    before = Math.max(before, at);
    return [part, took] as const;
  });
  return { ...Object.fromEntries(times), whole: before - start } as Visit;
}

async function watchVisits(driven: DrivenApp): Promise<Visit[]> {
  const visits: Visit[] = [];
  let from = 0;
  while (visits.length < visitsATurn) {
    const touch = await driven.until('touch:start', from);
    const begin = driven.moments.indexOf(touch);
    const verdict = await driven.until(parts['→ verdict'], begin);
    from = driven.moments.indexOf(verdict) + 1;
    visits.push(visitOf(driven.moments.slice(begin, from)));
  }
  return visits;
}

function figuresOf(turns: Readonly<Record<string, readonly Visit[][]>>): Figure[] {
  const row = (name: string, part: Part, more: Partial<Figure> = {}): Figure => ({
    name,
    unit: 'ms',
    values: Object.fromEntries(
      Object.entries(turns).map(([side, its]) => [side, spreadOf(its.flat().map((visit) => visit[part]))]),
    ),
    ...more,
  });
  return [
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((part) => row(`   ${part}`, part)),
    row('P8 touch → verdict', 'whole', { target: { atMost: 4_000 } }),
  ];
}

/** A station in the customer's hands: a service behind TLS with its own authority. */
async function openService() {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-visit-'));
  const authority = await createCertificateAuthority();
  const server = await startLivenessServer({ tls: await authority.issue() });
  const caFile = join(folder, 'authority.pem');
  writeFileSync(caFile, authority.cert);
  const policyFile = join(folder, 'policy.json');
  writeFileSync(policyFile, JSON.stringify({ version: 1, allowFileKey: true, settings: { caFile } }));
  chmodSync(policyFile, 0o644);
  return {
    environment: {
      LIVENESS_KIOSK_POLICY_FILE: policyFile,
      LIVENESS_KIOSK_ENDPOINT: server.endpoint.href,
      LIVENESS_KIOSK_API_KEY: apiKey,
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

await runBench(async () => {
  const options = readOptions('rounds', 12);
  const turns = Math.ceil(options.count / visitsATurn);
  if (!options.asJson) {
    console.log(
      [
        'Visit: from the touch of the waiting screen to the verdict on the screen, medians and range.',
        '  person    stands right all the time, and touches as soon as there is something to touch: reading is not counted.',
        '  service   a local server behind TLS 1.3 that answers at once, so none of its own time is in the figures.',
        `  ${turns * visitsATurn} visits, ${visitsATurn} in each kiosk.`,
        '',
      ].join('\n'),
    );
  }
  const { environment, close } = await openService();
  const visit = async (app: string) => {
    const driven = await drive({ app, camera: 'person', touches, environment });
    try {
      return await watchVisits(driven);
    } finally {
      await driven.close();
    }
  };
  try {
    const visits = await takeTurns(
      turns,
      forEachApp(options, (app) => () => visit(app)),
    );
    await printReport({ bench: 'visit', figures: figuresOf(visits) }, options.asJson);
  } finally {
    await close();
  }
});
