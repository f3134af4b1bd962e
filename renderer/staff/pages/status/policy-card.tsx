import { policyFaultWords } from '../../../../preload/faults/faults.ts';
import type { StationStatus } from '../../../../preload/staff-contract.ts';
import { StateSign } from '../../parts/state-sign.tsx';
import { useWords } from '../../shell/staff-context.ts';

/** The policy file's state, and its faults with line and column. */
export function PolicyCard({ policy: { state, path, faults } }: Pick<StationStatus, 'policy'>) {
  const { t, language } = useWords();
  const words = {
    none: t('status.policyNone'),
    active: t('status.policyActive'),
    invalid: t('status.policyInvalid'),
  };
  return (
    <section className="staff-card" data-testid="policy" data-policy={state}>
      <h2>{t('status.policy')}</h2>
      <p className="versions-verdict">
        {state === 'invalid' && <StateSign state="bad" />}
        {words[state]}
      </p>
      <p className="staff-quiet staff-path">{path}</p>
      {faults.length > 0 && (
        <ul className="faults">
          {faults.map((fault) => {
            const { line, column } = fault;
            const message = policyFaultWords(fault, language);
            return (
              <li key={`${line}:${column}:${message}`}>{t('status.fault', { line, column, message })}</li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
