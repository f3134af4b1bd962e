import { secretNames } from '../../../../preload/staff-contract.ts';
import { ErrorNotice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { SecretCard } from './secret-card.tsx';
import { useSecrets } from './use-secrets.ts';

/** The key and the proxy's password: write-only. */
export function KeysPage() {
  const { t } = useWords();
  const model = useSecrets();
  return (
    <>
      <StaffHeading heading={t('page.keys')} lead={t('keys.lead')} />
      {model.error && <ErrorNotice error={model.error} />}
      {!model.secrets && !model.error && <p role="status">{t('moment')}</p>}
      {model.secrets && secretNames.map((name) => <SecretCard key={name} name={name} model={model} />)}
    </>
  );
}
