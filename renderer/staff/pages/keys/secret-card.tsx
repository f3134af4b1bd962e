import { useState } from 'react';
import type { SecretName, StaffError } from '../../../../preload/staff-contract.ts';
import { AskDialog } from '../../parts/ask-dialog.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StaffButton } from '../../parts/staff-button.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { OtherWays } from './other-ways.tsx';
import { SecretFacts } from './secret-facts.tsx';
import { SecretWays } from './secret-ways.tsx';
import { isGiven, type SecretsModel } from './use-secrets.ts';
import './secret-card.css';

interface SecretCardProps {
  readonly name: SecretName;
  readonly model: SecretsModel;
}

/** One secret: what may be shown of it, the ways to enter it, and its removal. */
export function SecretCard({ name, model }: SecretCardProps) {
  const { t } = useWords();
  const { go } = useStaff();
  const { news, asking, error, ask, remove, kept } = useCard(name, model);
  const info = model.secrets?.[name] ?? null;
  return (
    <section className="secret" data-secret={name}>
      <h2>{t(`keys.name.${name}`)}</h2>
      <p className="staff-quiet">{t(`keys.help.${name}`)}</p>
      <SecretFacts info={info} />
      {isGiven(model.secrets, name) ? (
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
      {name === 'apiKey' && !isGiven(model.secrets, name) && <OtherWays />}
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
