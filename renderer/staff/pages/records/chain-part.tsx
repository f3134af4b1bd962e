import type { RecordChain } from '../../../../preload/record-contract.ts';
import { Notice } from '../../parts/notice.tsx';
import { formatDateTime } from '../../../text/formats.ts';
import { useWords } from '../../shell/staff-context.ts';

/** What an auditor and a teller need of this station, and why to keep it elsewhere. */
export function ChainPart({ chain }: { readonly chain: RecordChain }) {
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
