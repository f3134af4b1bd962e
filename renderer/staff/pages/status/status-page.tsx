import { useCallback } from 'react';
import type { StationStatus } from '../../../../preload/staff-contract.ts';
import { ErrorNotice } from '../../parts/notice.tsx';
import { bindShortWords } from '../../../text/bind-short-words.ts';
import { StateSign } from '../../parts/state-sign.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useAnswer } from '../../shell/use-answer.ts';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { PolicyCard } from './policy-card.tsx';
import { StatusTiles } from './status-tiles.tsx';
import { summaryOf, type Summary } from './summary.ts';
import { tileFacts } from './tile-facts.ts';
import { VersionsCard } from './versions-card.tsx';
import './status-page.css';

/** Often enough that a cable just plugged in is seen, seldom enough to cost nothing, ms. */
const everyMs = 3_000;

/** The station at a glance: a sentence, five tiles and the day, then the versions. Refreshes periodically. */
export function StatusPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const { answer } = useAnswer(
    useCallback(() => ask('getStatus'), [ask]),
    everyMs,
  );
  return (
    <>
      <StaffHeading heading={t('page.status')} />
      {!answer && <p className="status-bar">{t('moment')}</p>}
      {answer?.ok === false && <ErrorNotice error={answer.error} />}
      {answer?.ok && <StatusBody status={answer.value} />}
    </>
  );
}

function StatusBody({ status }: { readonly status: StationStatus }) {
  const words = useWords();
  const tiles = tileFacts(status, words);
  return (
    <>
      <SummaryBar summary={summaryOf(tiles, status.policy, words)} />
      <StatusTiles tiles={tiles} today={status.today} />
      <div className="status-more">
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
