import { useCallback, useState } from 'react';
import { CameraViewPart } from '../camera/camera-view-part.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Notice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useSettings } from '../settings/use-settings.ts';
import { ConnectionTest } from './connection-test.tsx';
import { ErrorsList } from './errors-list.tsx';
import { SupportBundle } from './support-bundle.tsx';

const diagnosticParts = ['connection', 'camera', 'errors', 'support'] as const;
type DiagnosticPart = (typeof diagnosticParts)[number];

const bodies = {
  connection: ConnectionTest,
  camera: CameraPart,
  errors: ErrorsList,
  support: SupportBundle,
} as const satisfies Record<DiagnosticPart, () => React.JSX.Element>;

/** Tools for finding a fault: one part at a time. */
export function DiagnosticsPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const [part, setPart] = useState<DiagnosticPart>('connection');
  const { answer } = useAnswer(useCallback(() => ask('getStatus'), [ask]));
  const Body = bodies[part];
  // The warning is above the buttons: drawn later than they are, it would move them under a finger.
  if (!answer) return <StaffHeading heading={t('page.diagnostics')} />;
  return (
    <>
      <StaffHeading heading={t('page.diagnostics')} />
      {answer.ok && answer.value.storage.backend === 'file' && <FileKeyWarning />}
      <Choices
        label={t('page.diagnostics')}
        action="part"
        choices={diagnosticParts.map((value) => ({ value, title: t(`diagnostics.part.${value}`) }))}
        isChosen={(one) => one === part}
        onChoose={(one) => setPart(diagnosticParts.find((other) => other === one) ?? part)}
      />
      <Body />
    </>
  );
}

/** On every page of the diagnostics: a trial must not be taken for a station. */
function FileKeyWarning() {
  const { t } = useWords();
  return (
    <Notice state="care">
      <p>{t('status.storage.fileKey')}</p>
    </Notice>
  );
}

function CameraPart() {
  const { views } = useSettings();
  return (
    <div className="camera-alone">
      <CameraViewPart views={views} />
    </div>
  );
}
