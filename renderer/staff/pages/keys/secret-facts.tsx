import type { SecretInfo } from '../../../../preload/staff-contract.ts';
import { Chip } from '../../parts/chip.tsx';
import { useWords } from '../../shell/staff-context.ts';

const tones = { station: 'marked', policy: 'locked', credential: 'locked', demonstration: 'plain' } as const;

/** All that is ever shown of a secret: its last characters, its length, its source. */
export function SecretFacts({ info }: { readonly info: SecretInfo | null }) {
  const { t } = useWords();
  if (!info) return <p className="secret-facts">{t('keys.none')}</p>;
  return (
    <p className="secret-facts" data-testid="secret-facts">
      <b>{info.lastFour === null ? t('keys.hidden') : t('keys.ends', { lastFour: info.lastFour })}</b>
      {info.length > 0 && <span>{t('keys.length', { count: info.length })}</span>}
      <Chip tone={tones[info.source]}>{t(`keys.source.${info.source}`)}</Chip>
    </p>
  );
}
