import { useState } from 'react';
import { secretNames, type SecretName, type StaffError } from '../../../../preload/staff-contract.ts';
import { StaffButton } from '../../parts/buttons.tsx';
import { AskDialog } from '../../parts/modal.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { OtherWays, SecretFacts, SecretWays } from './secret-ways.tsx';
import { isEnforced, useSecrets, type SecretsModel } from './use-secrets.ts';
import './keys.css';

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

interface SecretCardProps {
  readonly name: SecretName;
  readonly model: SecretsModel;
}

/** One secret: what may be shown of it, the ways to enter it, and its removal. */
function SecretCard({ name, model }: SecretCardProps) {
  const { t } = useWords();
  const { go } = useStaff();
  const { news, asking, error, ask, remove, kept } = useCard(name, model);
  const info = model.secrets?.[name] ?? null;
  return (
    <section className="secret" data-secret={name}>
      <h2>{t(`keys.name.${name}`)}</h2>
      <p className="staff-quiet">{t(`keys.help.${name}`)}</p>
      <SecretFacts info={info} />
      {isEnforced(model.secrets, name) ? (
        <p>{t('keys.locked')}</p>
      ) : (
        <SecretWays name={name} model={model} onKept={kept}>
          {info?.source === 'station' && (
            <StaffButton kind="quiet" action={`remove-${name}`} onPress={() => ask(true)}>
              {t('act.remove')}
            </StaffButton>
          )}
        </SecretWays>
      )}
      {news && (
        <Notice state="good">
          <p>{t(`keys.${news}`)}</p>
        </Notice>
      )}
      {error && <ErrorNotice error={error} />}
      {news === 'kept' && (
        <div className="staff-actions">
          <StaffButton kind="main" action="test" onPress={() => go('diagnostics')}>
            {t('keys.test')}
          </StaffButton>
        </div>
      )}
      {name === 'apiKey' && !isEnforced(model.secrets, name) && <OtherWays />}
      {asking && (
        <AskDialog
          name="remove"
          heading={t('keys.removal.heading')}
          body={t('keys.removal.body')}
          yes={t('act.remove')}
          onYes={() => void remove()}
          onNo={() => ask(false)}
        />
      )}
    </section>
  );
}

function useCard(name: SecretName, model: SecretsModel) {
  const [news, setNews] = useState<'kept' | 'removed' | null>(null);
  const [asking, ask] = useState(false);
  const [error, setError] = useState<StaffError | null>(null);
  const remove = async (): Promise<void> => {
    ask(false);
    const failed = await model.set(name, null);
    setError(failed);
    setNews(failed ? null : 'removed');
  };
  return { news, asking, error, ask, remove, kept: () => setNews('kept') };
}
