import { useCallback } from 'react';
import { policyFaultWords } from '../../../../preload/faults/faults.ts';
import type { StationStatus } from '../../../../preload/station-status.ts';
import { bindShortWords } from '../../../text/bind-short-words.ts';
import { ErrorNotice } from '../../parts/notice.tsx';
import { StateSign } from '../../parts/signs.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ExpiryCard } from './expiry-card.tsx';
import { expiryPart } from './expiry-line.ts';
import { StatusTiles } from './status-tiles.tsx';
import { summaryOf, type Summary } from './summary.ts';
import { tileFacts } from './tile-facts.ts';
import './status.css';

/** Often enough that a cable just plugged in is seen, seldom enough to cost nothing, ms. */
const everyMs = 3_000;

/** The station at a glance: a sentence, five tiles and the day, then what expires and the versions. Refreshes periodically. */
export function StatusPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const { value: status, error } = useAnswer(
    useCallback(() => ask('getStatus'), [ask]),
    everyMs,
  );
  return (
    <>
      <StaffHeading heading={t('page.status')} />
      {!status && !error && <p className="status-bar">{t('moment')}</p>}
      {error && <ErrorNotice error={error} />}
      {status && <StatusBody status={status} />}
    </>
  );
}

function StatusBody({ status }: { readonly status: StationStatus }) {
  const words = useWords();
  const tiles = tileFacts(status, words);
  return (
    <>
      <SummaryBar summary={summaryOf([...tiles, expiryPart(status.expiry)], status.policy, words)} />
      <StatusTiles tiles={tiles} today={status.today} />
      <div className="status-more">
        <ExpiryCard expiry={status.expiry} />
        <VersionsCard versions={status.versions} />
        <PolicyCard policy={status.policy} />
      </div>
    </>
  );
}

/** The first sentence that staff read, and perhaps the only one. */
function SummaryBar({ summary: { state, words } }: { readonly summary: Summary }) {
  const { language } = useWords();
  return (
    <p className="status-bar" role="status" data-summary={state}>
      <StateSign state={state} />
      {bindShortWords(words, language)}
    </p>
  );
}

/** The policy file's state, and its faults with line and column. */
function PolicyCard({ policy: { state, path, faults } }: Pick<StationStatus, 'policy'>) {
  const { t, language } = useWords();
  const words = {
    none: t('status.policyNone'),
    active: t('status.policyActive'),
    invalid: t('status.policyInvalid'),
  };
  return (
    <section className="staff-card" data-testid="policy" data-policy={state}>
      <h2>{t('status.policy')}</h2>
      <p className="versions-verdict">
        {state === 'invalid' && <StateSign state="bad" />}
        {words[state]}
      </p>
      <p className="staff-quiet staff-path">{path}</p>
      {faults.length > 0 && (
        <ul className="faults">
          {faults.map((fault) => {
            const { line, column } = fault;
            const message = policyFaultWords(fault, language);
            return (
              <li key={`${line}:${column}:${message}`}>{t('status.fault', { line, column, message })}</li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The versions of the kiosk and its runtime, and whether the runtime is supported for use with customers. */
function VersionsCard({ versions }: Pick<StationStatus, 'versions'>) {
  const { t } = useWords();
  const { app, flavour, electron, chromium, node, system, runtimeSupported } = versions;
  return (
    <section className="staff-card" data-testid="versions">
      <h2>{t('status.versions')}</h2>
      <dl className="facts">
        <dt>{t('status.app')}</dt>
        <dd>
          {app}, {t(`status.flavour.${flavour}`)}
        </dd>
        <dt>{t('status.runtime')}</dt>
        <dd>
          Electron {electron}, Chromium {chromium}, Node {node}
        </dd>
        <dt>{t('status.system')}</dt>
        <dd>{system}</dd>
      </dl>
      <p className="versions-verdict" data-supported={runtimeSupported}>
        <StateSign state={runtimeSupported ? 'good' : 'care'} />
        {runtimeSupported ? t('status.supported') : t('status.unsupported')}
      </p>
    </section>
  );
}
