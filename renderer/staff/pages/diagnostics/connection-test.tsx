import { useEffect, useState } from 'react';
import {
  connectionSteps,
  type ConnectionReport,
  type ConnectionStep,
  type ConnectionStepReport,
} from '../../../../preload/connection-contract.ts';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { StaffButton } from '../../parts/buttons.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StateSign } from '../../parts/signs.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { factLine } from './fact-line.ts';
import './diagnostics.css';

/** Asks whether a real request may be made, and shows each step as it ends. */
export function ConnectionTest() {
  const { phase, steps, report, error, run } = useConnectionTest();
  return (
    <div className="connection" data-phase={phase} data-well={report?.well}>
      <TestQuestion running={phase === 'running'} onRun={run} />
      {/* Its room is kept: the steps stay where they are when the result comes. */}
      <div className="connection-outcome">
        {report && <Outcome well={report.well} askedService={report.askedService} />}
        {error && <ErrorNotice error={error} />}
      </div>
      <ol className="connection-steps">
        {connectionSteps.map((step, index) => (
          <StepRow
            key={step}
            step={step}
            number={index + 1}
            report={steps.find((one) => one.step === step) ?? null}
            running={phase === 'running' && steps.length === index}
          />
        ))}
      </ol>
    </div>
  );
}

interface StepRowProps {
  readonly step: ConnectionStep;
  readonly number: number;
  readonly report: ConnectionStepReport | null;
  readonly running: boolean;
}

function StepRow({ step, number, report, running }: StepRowProps) {
  const { t, language } = useWords();
  const act = report && t(`finding.${report.finding}.act`);
  return (
    <li className="connection-step" data-step={step} data-finding={report?.finding} aria-busy={running}>
      {report && report.finding !== 'skipped' ? (
        <StateSign state={report.finding === 'well' ? 'good' : 'bad'} />
      ) : (
        <span className="connection-number" aria-hidden="true">
          {number}
        </span>
      )}
      <p className="connection-name">{t(`test.step.${step}`)}</p>
      <p className="connection-means">
        {report ? t(`finding.${report.finding}.means`) : t(running ? 'test.running' : 'test.waiting')}
        {report && report.finding !== 'skipped' && (
          <span className="staff-quiet"> {t('test.took', { ms: Math.round(report.tookMs) })}</span>
        )}
      </p>
      {act && <p className="connection-act">{act}</p>}
      {report?.facts.map((fact) => (
        <p key={JSON.stringify(fact)} className="connection-fact staff-quiet">
          {factLine(fact, language)}
        </p>
      ))}
    </li>
  );
}

function Outcome({ well, askedService }: { readonly well: boolean; readonly askedService: boolean }) {
  const { t } = useWords();
  const words = askedService ? t('test.allWell') : t('test.partWell');
  return (
    <Notice state={well ? 'good' : 'bad'}>
      <p className="notice-what">{well ? words : t('test.notWell')}</p>
    </Notice>
  );
}

interface TestQuestionProps {
  readonly running: boolean;
  readonly onRun: (real: boolean) => void;
}

function TestQuestion({ running, onRun }: TestQuestionProps) {
  const { t } = useWords();
  return (
    <div className="connection-question">
      <div>
        <h2>{t('test.heading')}</h2>
        <p>{t('test.body')}</p>
      </div>
      <div className="staff-actions">
        <StaffButton kind="main" action="test-free" onPress={() => onRun(false)} disabled={running}>
          {t('test.free')}
        </StaffButton>
        <StaffButton action="test-real" onPress={() => onRun(true)} disabled={running}>
          {t('test.real')}
        </StaffButton>
      </div>
    </div>
  );
}

interface ConnectionTestState {
  readonly phase: 'asking' | 'running' | 'over';
  readonly steps: readonly ConnectionStepReport[];
  readonly report: ConnectionReport | null;
  readonly error: StaffError | null;
  readonly run: (real: boolean) => void;
}

/** Runs the connection test; its steps arrive while it runs. */
function useConnectionTest(): ConnectionTestState {
  const { ask, bridge } = useStaff();
  const [phase, setPhase] = useState<ConnectionTestState['phase']>('asking');
  const [steps, setSteps] = useState<readonly ConnectionStepReport[]>([]);
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const [error, setError] = useState<StaffError | null>(null);
  useEffect(() => bridge.onTestStep((step) => setSteps((before) => [...before, step])), [bridge]);
  const run = (real: boolean): void => {
    setPhase('running');
    setSteps([]);
    setReport(null);
    setError(null);
    void ask('testConnection', { real }).then((answer) => {
      setPhase('over');
      if (answer.ok) {
        setReport(answer.value);
        setSteps(answer.value.steps);
      } else setError(answer.error);
    });
  };
  return { phase, steps, report, error, run };
}
