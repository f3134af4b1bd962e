import { useCallback } from 'react';
import type { StationStatus } from '../../../preload/staff-contract.ts';
import { ErrorNotice } from '../parts/notice.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { useAnswer } from '../session/use-answer.ts';
import { useStaff, useWords } from '../session/staff-context.ts';
import { PolicyCard } from './policy-card.tsx';
import { StatusTiles } from './status-tiles.tsx';
import { VersionsCard } from './versions-card.tsx';
import './status-page.css';

/** Often enough that a cable just plugged in is seen, seldom enough to cost nothing, ms. */
const everyMs = 3_000;

/** The station at a glance: five tiles, then the versions. Refreshes periodically. */
export function StatusPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const { answer } = useAnswer(
    useCallback(() => ask('getStatus'), [ask]),
    everyMs,
  );
  return (
    <>
      <StaffHeading heading={t.page.status} lead={answer?.ok ? leadFor(answer.value, t.status) : t.moment} />
      {answer?.ok === false && <ErrorNotice error={answer.error} />}
      {answer?.ok && <Glance status={answer.value} />}
    </>
  );
}

function Glance({ status }: { readonly status: StationStatus }) {
  return (
    <>
      <StatusTiles status={status} />
      <div className="status-more">
        <VersionsCard versions={status.versions} />
        <PolicyCard policy={status.policy} />
      </div>
    </>
  );
}

function leadFor(
  status: StationStatus,
  words: { readonly lead: string; readonly attention: string },
): string {
  const { camera, service, key, storage, clock } = status;
  const states = [camera, service, key, storage, clock].map(({ state }) => state);
  const troubled = states.some((state) => state === 'bad' || state === 'care');
  return troubled || status.policy.state === 'invalid' ? words.attention : words.lead;
}
