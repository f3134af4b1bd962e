import type { StationStatus } from '../../../../preload/staff-contract.ts';
import { StateSign } from '../../parts/state-sign.tsx';
import { useWords } from '../../shell/staff-context.ts';

/** The versions of the kiosk and its runtime, and whether the runtime is supported for use with customers. */
export function VersionsCard({ versions }: Pick<StationStatus, 'versions'>) {
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
