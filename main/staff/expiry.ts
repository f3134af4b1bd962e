import type { ExpiringThing, StationStatus, TileState } from '../../preload/station-status.ts';
import type { Log } from '../platform/log.ts';
import { dayOf } from '../records/read-day.ts';
import type { LastSeen, SeenCertificate } from '../verification/last-seen.ts';

export interface ExpiryFacts {
  readonly lastSeen: Pick<LastSeen, 'facts' | 'authorities'>;
  /** Of the service that is set; what was seen of another says nothing. */
  readonly host: string;
  readonly spkiPins: readonly string[];
  /** A real key is in use. */
  readonly hasKey: boolean;
  readonly now: Date;
}

const dayMs = 86_400_000;
/** Long enough for a bank to order and bring a certificate to its branches. */
const careDays = 30;
/** Of a file with all authorities of the public web, the first that end. */
const mostAuthorities = 5;

/** What expires at this station, as far as it is known: worst state first, and each thing. */
export function describeExpiry(facts: ExpiryFacts): StationStatus['expiry'] {
  const things = [...certificates(facts), ...pins(facts), ...subscription(facts), ...key(facts)];
  const worst = (['bad', 'care', 'good'] as const).find((one) => things.some(({ state }) => state === one));
  return { state: worst ?? 'unknown', things };
}

const chainOf = ({ lastSeen, host }: ExpiryFacts) => {
  const { chain } = lastSeen.facts;
  return chain?.host === host ? chain : null;
};

function certificates(facts: ExpiryFacts): ExpiringThing[] {
  const chain = chainOf(facts);
  const seen = chain?.certificates ?? [];
  const { authorities } = facts.lastSeen;
  const isIn = (list: readonly SeenCertificate[], { fingerprint }: SeenCertificate) =>
    list.some((one) => one.fingerprint === fingerprint);
  // The built-in roots come with the program; those of the file stand below.
  const sent = seen.filter((one) => !one.isRoot && !isIn(authorities, one));
  const ofFile = authorities
    .toSorted((a, b) => a.until.localeCompare(b.until))
    .slice(0, mostAuthorities)
    .map((one) => ({ one, isUsed: isIn(seen, one) }));
  return [
    ...sent.map((one, at) => ({
      ...lifeOf(one, facts.now),
      kind: 'certificate' as const,
      of: at === 0 ? ('service' as const) : ('issuer' as const),
    })),
    ...ofFile.map(({ one, isUsed }) => {
      const life = lifeOf(one, facts.now);
      // One that the service's certificate does not come from may end without harm.
      const state = life.state === 'bad' && !isUsed ? 'care' : life.state;
      return { ...life, state, kind: 'certificate' as const, of: 'file' as const };
    }),
  ];
}

function lifeOf({ name, until }: SeenCertificate, now: Date) {
  const leftMs = Date.parse(until) - now.getTime();
  const state: TileState = leftMs < 0 ? 'bad' : leftMs < careDays * dayMs ? 'care' : 'good';
  return { name, until, daysLeft: Math.floor(leftMs / dayMs), state };
}

function pins(facts: ExpiryFacts): ExpiringThing[] {
  const chain = chainOf(facts);
  const set = facts.spkiPins.length;
  if (set === 0) return [];
  if (!chain) return [{ kind: 'pins', state: 'unknown', set, seen: null }];
  const seen = facts.spkiPins.filter((pin) => chain.certificates.some((one) => one.pin === pin)).length;
  return [{ kind: 'pins', state: seen === 0 ? 'bad' : 'good', set, seen }];
}

function subscription({ lastSeen: { facts } }: ExpiryFacts): ExpiringThing[] {
  const { subscription: last } = facts;
  return last ? [{ kind: 'subscription', state: last.code === null ? 'good' : 'bad', ...last }] : [];
}

function key({ lastSeen: { facts }, hasKey }: ExpiryFacts): ExpiringThing[] {
  return facts.key && hasKey ? [{ kind: 'key', state: 'good', since: facts.key.since }] : [];
}

/**
 * Writes what expires into the log once a day, and when its state changes, for a SIEM or whoever collects it. Called periodically.
 * @param describe what expires now
 */
export function logExpiryDaily(log: Log, describe: () => StationStatus['expiry'], now = () => new Date()) {
  let logged = '';
  return (): void => {
    const expiry = describe();
    const mark = `${dayOf(now())} ${expiry.state}`;
    if (logged === mark) return;
    logged = mark;
    if (expiry.state === 'bad' || expiry.state === 'care') log.warn({ ...expiry }, 'what expires');
    else log.info({ ...expiry }, 'what expires');
  };
}
