import { useState } from 'react';
import { OtherWays } from '../keys/other-ways.tsx';
import { SecretFacts } from '../keys/secret-facts.tsx';
import { SecretWays } from '../keys/secret-ways.tsx';
import type { SecretsModel } from '../keys/use-secrets.ts';
import { Notice } from '../../parts/notice.tsx';
import { useWords } from '../../shell/staff-context.ts';
import '../keys/secret-card.css';

/** The ways to enter the key, and whether it is set. */
export function KeyStep({ secrets }: { readonly secrets: SecretsModel }) {
  const { t } = useWords();
  const [kept, setKept] = useState(false);
  return (
    <>
      <SecretFacts info={secrets.secrets?.apiKey ?? null} />
      <SecretWays name="apiKey" model={secrets} onKept={() => setKept(true)} />
      {kept && (
        <Notice state="good">
          <p>{t('setUp.keyKept')}</p>
        </Notice>
      )}
      <OtherWays />
    </>
  );
}
