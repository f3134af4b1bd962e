import { setUpSteps, type SetUpStep } from './step-facts.ts';
import { StaffSign } from '../../parts/staff-signs.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { isGivenStep, type StationFacts } from './step-facts.ts';
import './progress.css';

interface ProgressProps {
  readonly step: SetUpStep;
  readonly facts: StationFacts;
}

/** Progress of the assistant. Steps fixed by the policy show a lock and are skipped. */
export function Progress({ step, facts }: ProgressProps) {
  const { t } = useWords();
  const at = setUpSteps.indexOf(step);
  const words = t('setUp.progress', { step: at + 1, total: setUpSteps.length });
  return (
    <div className="progress">
      <p className="unseen">{words}</p>
      <ol>
        {setUpSteps.map((one, index) => {
          const given = isGivenStep(one, facts);
          const place = index < at ? 'past' : index === at ? 'here' : 'ahead';
          return (
            <li
              key={one}
              data-place={given ? 'given' : place}
              aria-current={index === at ? 'step' : undefined}
            >
              <span className="progress-mark">
                {given && <StaffSign name="lock" />}
                {!given && place === 'past' && <StaffSign name="check" />}
                {!given && place !== 'past' && index + 1}
              </span>
              <span className="progress-name">{t(`setUp.step.${one}`)}</span>
              {given && <span className="unseen">{t('setUp.byPolicy')}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
