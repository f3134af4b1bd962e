import { readFileSync } from 'node:fs';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { run, runNpm } from '../bootstrap/run.mjs';
import { say } from '../bootstrap/terminal.mjs';
import { type Total, totalOfCheck } from './totals.ts';

/** Part of package-lock.json. */
export interface LockedPackages {
  readonly [path: string]: { readonly dev?: boolean; readonly license?: string };
}

/** Part of the answer of `npm audit --json`. */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly nodes: readonly string[] }>
  >;
  readonly message?: string;
}

/** All that allow use in a commercial product without opening its source. */
const allowedLicences = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['OFL-1.1', '(MIT OR Apache-2.0)', '(MIT OR CC0-1.0)'],
];
const grave = ['high', 'critical'];
/** Development dependencies that are in the package all the same: Electron itself, and what our own build compiles. */
const shippedAnyway = ['electron', '@mediapipe/face_detection', '@mediapipe/face_mesh'];

/** Dependencies, files and exports without a user; licences of what ships; known vulnerabilities in it, if npm's registry answers. */
export async function checkDependencies(): Promise<Total[]> {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
    packages: LockedPackages;
  };
  const forbidden = forbiddenLicences(packages);
  for (const line of forbidden) say(line);
  return [
    await checkUnused(),
    totalOfCheck('licences', forbidden.length === 0),
    await checkVulnerabilities(packages),
  ];
}

async function checkUnused(): Promise<Total> {
  say('\n• unused');
  const knip = inRoot('node_modules', 'knip', 'bin', 'knip.js');
  const { code } = await run(process.execPath, [knip, '--config', 'build/knip.json', '--no-progress'], {
    cwd: root,
    output: 'show',
  });
  return totalOfCheck('unused', code === 0);
}

async function checkVulnerabilities(packages: LockedPackages): Promise<Total> {
  say('\n• vulnerabilities');
  const { stdout } = await runNpm(['audit', '--json'], { cwd: root });
  const found = findVulnerabilities(readReport(stdout), packages);
  if (typeof found === 'string') {
    say(`  not checked: ${found}`);
    return { ...totalOfCheck('vulnerabilities', true), passed: 0, skipped: [`vulnerabilities (${found})`] };
  }
  for (const { name, severity, ships } of found)
    say(`  ${severity}: ${name}${ships ? ', which ships' : ', for development only'}`);
  return totalOfCheck(
    'vulnerabilities',
    !found.some(({ ships, severity }) => ships && grave.includes(severity)),
  );
}

function readReport(text: string): AuditReport {
  try {
    return JSON.parse(text) as AuditReport;
  } catch {
    return { message: 'npm gave no report' };
  }
}

/** @returns a line for each package that ships under another licence, or under none */
export function forbiddenLicences(packages: LockedPackages): string[] {
  return Object.entries(packages).flatMap(([path, { license = 'no licence' }]) =>
    path !== '' && ships(path, packages) && !allowedLicences.includes(license) ? [`${path}: ${license}`] : [],
  );
}

/** @returns a string: why nothing is known, for instance because the registry can't be reached */
export function findVulnerabilities(
  { vulnerabilities, message = 'no answer' }: AuditReport,
  packages: LockedPackages,
): string | { name: string; severity: string; ships: boolean }[] {
  if (!vulnerabilities) return message;
  return Object.entries(vulnerabilities).map(([name, { severity, nodes }]) => ({
    name,
    severity,
    ships: nodes.some((path) => ships(path, packages)),
  }));
}

function ships(path: string, packages: LockedPackages): boolean {
  return packages[path]?.dev !== true || shippedAnyway.some((name) => path === `node_modules/${name}`);
}
