import { useCallback, useState } from 'react';
import type { AttemptLine, RecordChain, RecordsOfDay } from '../../../../preload/record-contract.ts';
import { formatDateTime, formatNumber, formatShare, formatSpan } from '../../../text/formats.ts';
import { Choices } from '../../parts/buttons.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { countOutcomes, numbersOf, outcomes, type Outcome } from './attempt-figures.ts';
import { DayPlot, PlotKey } from './day-plot.tsx';
import { DaySwitch } from './day-switch.tsx';
import { ExportPart } from './export-part.tsx';
import { AttemptTable, EventTable } from './record-tables.tsx';
import './records.css';

/** The records of a day: how many checks, how they ended, and what else happened on the station. */
export function RecordsPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const [day, setDay] = useState<string | null>(null);
  const { value: records, error } = useAnswer(useCallback(() => ask('getRecords', { day }), [ask, day]));
  return (
    <>
      <div className="records-head">
        <StaffHeading heading={t('page.records')} lead={t('records.lead')} />
        {records && <DaySwitch {...records} onChange={setDay} />}
      </div>
      {error && <ErrorNotice error={error} />}
      {!records && !error && <p role="status">{t('moment')}</p>}
      {records && <DayOfRecords records={records} />}
    </>
  );
}

function DayOfRecords({ records }: { readonly records: RecordsOfDay }) {
  const { day, firstDay, attempts, chain, lastExport } = records;
  return (
    <>
      {/* First: while this fault lasts, the kiosk makes no checks. */}
      {chain.fault && <ErrorNotice error={{ code: chain.fault }} />}
      <div className="records-day">
        <Figures lines={attempts} />
        <DayPlot lines={attempts} />
      </div>
      <Entries records={records} />
      <ExportPart day={day} firstDay={firstDay} lastExport={lastExport} />
      <ChainPart chain={chain} />
    </>
  );
}

function Figures({ lines }: { readonly lines: readonly AttemptLine[] }) {
  const { t, language } = useWords();
  const { attempts, liveShare, medianMs } = numbersOf(lines);
  const figures = [
    [t('records.attempts'), formatNumber(attempts, language)],
    [t('records.liveShare'), liveShare === null ? '–' : formatShare(liveShare, language)],
    [t('records.median'), medianMs === null ? '–' : formatSpan(medianMs, language)],
  ] as const;
  return (
    <dl className="figures" data-testid="numbers">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

const filters = ['all', ...outcomes, 'events'] as const;
type Filter = (typeof filters)[number];
const isOutcome = (filter: Filter): filter is Outcome => outcomes.some((one) => one === filter);

/** The kinds of records with their numbers, which are the key to the plot above as well; below them the chosen kind. */
function Entries({ records: { attempts, events } }: { readonly records: RecordsOfDay }) {
  const { t, language } = useWords();
  const [filter, setFilter] = useState<Filter>('all');
  const counts = { all: attempts.length, events: events.length, ...countOutcomes(attempts) };
  const choiceOf = (value: Filter) => ({
    value,
    title: `${isOutcome(value) ? t(`records.is.${value}`) : t(`records.${value}`)}\u00a0${formatNumber(counts[value], language)}`,
    ...(isOutcome(value) && { sign: <PlotKey outcome={value} /> }),
  });
  const shown = filter === 'all' ? attempts : attempts.filter(({ outcome }) => outcome === filter);
  const isEmpty = filter === 'events' ? events.length === 0 : shown.length === 0;
  return (
    <section className="record-entries">
      <Choices
        label={t('records.show')}
        action="filter"
        choices={filters.map(choiceOf)}
        chosen={filter}
        onChoose={setFilter}
      />
      {isEmpty && <p>{t('records.none')}</p>}
      {!isEmpty && (filter === 'events' ? <EventTable events={events} /> : <AttemptTable lines={shown} />)}
    </section>
  );
}

/** What an auditor and a teller need of this station, and why to keep it elsewhere. */
function ChainPart({ chain }: { readonly chain: RecordChain }) {
  const { t, language } = useWords();
  const { state, at } = chain.copy;
  const copy = t(`records.copy.${state}`, { time: at ? formatDateTime(at, language) : '' });
  const rows = [
    [t('records.chain.station'), chain.station],
    [t('records.chain.publicKey'), chain.publicKey],
    [t('records.chain.head'), chain.head],
  ] as const;
  return (
    <section className="chain">
      <h2>{t('records.chain.heading')}</h2>
      <p>{t('records.chain.lead')}</p>
      {chain.trial && (
        <Notice state="care">
          <p>{t('records.chain.trial')}</p>
        </Notice>
      )}
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} className="chain-row">
            <dt>{name}</dt>
            <dd>{value ?? '–'}</dd>
          </div>
        ))}
        <div className="chain-row">
          <dt>{t('records.chain.copy')}</dt>
          <dd className="chain-words">{copy}</dd>
        </div>
      </dl>
    </section>
  );
}
