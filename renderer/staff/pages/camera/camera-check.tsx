import { useEffect, useState } from 'react';
import type { Hint } from '../../../../preload/contract.ts';
import type { Rotation } from '../../../../preload/station.ts';
import { staffCodes } from '../../../../preload/error-codes.ts';
import { FaceOval } from '../../../components/face-oval.tsx';
import { restingOval, type Guidance } from '../../../guidance/guidance.ts';
import { texts } from '../../../text/i18n.ts';
import { StateSign } from '../../parts/signs.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { cameraFindings, isAboutLight, readHint } from './read-hint.ts';
import type { CameraFacts, StaffDevices } from './staff-devices.ts';
import { useCamera } from './use-camera.ts';
import '../../../screens/camera-screen.css';
import './camera.css';

interface CameraCheckProps {
  readonly devices: StaffDevices;
  readonly rotation: Rotation;
}

/** What a customer would meet at this place, in this light: the live picture, and what is right with it and what is not. */
export function CameraCheck({ devices, rotation }: CameraCheckProps) {
  const { t } = useWords();
  const [camera, retry] = useCamera(devices);
  const open = camera === 'open';
  const { guidance, failed, furniture } = useGuidance(devices, rotation, open);
  const hint = guidance?.hint ?? null;
  const state = open
    ? hint === 'steady' || failed
      ? 'well'
      : 'hint'
    : camera === 'opening'
      ? 'opening'
      : 'fault';
  return (
    <div className="camera-check" data-state={state} data-hint={hint ?? undefined}>
      <div className="camera-check-view">
        <div className="camera-preview">
          {devices.view(rotation)}
          <FaceOval oval={guidance?.oval ?? restingOval} ring={null} />
        </div>
      </div>
      {camera === 'opening' && <p className="camera-check-note">{t('check.opening')}</p>}
      {state === 'fault' && <CameraFault code={camera as FaultProps['code']} retry={retry} />}
      {open && <Findings hint={hint} failed={failed} furniture={furniture} facts={devices.facts()} />}
    </div>
  );
}

function useGuidance(devices: StaffDevices, rotation: Rotation, open: boolean) {
  const [guidance, setGuidance] = useState<Guidance | null>(null);
  const [failed, setFailed] = useState(false);
  const [furniture, setFurniture] = useState(0);
  useEffect(() => {
    if (!open) return;
    let stop = (): void => undefined;
    const follow = (): void => {
      stop = devices.follow(rotation, (event) => {
        if (event.type === 'GUIDANCE') setGuidance(event.guidance);
        if (event.type === 'FURNITURE') setFurniture(event.faces);
        if (event.type === 'GUIDE_FAILED') setFailed(true);
        // Staff may take turns in front of the camera: each person is judged from the start.
        if (event.type === 'PERSON_LEFT') queueMicrotask(() => (stop(), follow()));
      });
    };
    follow();
    return () => {
      stop();
      setGuidance(null);
      setFailed(false);
      setFurniture(0);
    };
  }, [devices, rotation, open]);
  return { guidance, failed, furniture };
}

interface FindingsProps {
  readonly hint: Hint | null;
  readonly failed: boolean;
  /** Portraits and posters in the picture. */
  readonly furniture: number;
  readonly facts: CameraFacts | null;
}

function Findings({ hint, failed, furniture, facts }: FindingsProps) {
  const { t, language } = useWords();
  const states = { ...readHint(hint), picture: 'good' as const };
  const said =
    hint === null ? null : hint === 'steady' ? t('check.wellAll') : texts[language].t(`camera.hint.${hint}`);
  return (
    <div className="camera-check-findings">
      <p className="camera-check-hint" aria-live="polite">
        {hint !== null && !failed && <StateSign state={hint === 'steady' ? 'good' : 'care'} />}
        {failed ? t('check.noGuidance') : (said ?? t('check.heading'))}
      </p>
      <p className="camera-check-remedy">{hint !== null && isAboutLight(hint) && t(`check.light.${hint}`)}</p>
      <ul>
        {furniture > 0 && (
          <li data-finding="furniture" data-state="care">
            <StateSign state="care" />
            <span>{t('check.furniture')}</span>
            <span className="camera-check-word">{t('check.removeFurniture')}</span>
          </li>
        )}
        {cameraFindings
          .filter((finding) => finding === 'picture' || !failed)
          .map((finding) => (
            <li key={finding} data-finding={finding} data-state={states[finding]}>
              <StateSign state={states[finding]} />
              <span>{t(`check.finding.${finding}`)}</span>
              <span className="camera-check-word">
                {finding === 'picture' && facts
                  ? t('check.size', { width: facts.width, height: facts.height, rate: facts.framesPerSecond })
                  : t(`check.state.${states[finding]}`)}
              </span>
            </li>
          ))}
      </ul>
    </div>
  );
}

interface FaultProps {
  readonly code: Extract<keyof typeof staffCodes, `camera-${string}`>;
  readonly retry: () => void;
}

function CameraFault({ code, retry }: FaultProps) {
  const { t, language } = useWords();
  const customers = texts[language].t;
  return (
    <div className="camera-check-fault" role="alert">
      <p className="camera-check-hint">
        {customers(`cameraFault.${code}.heading`)} ({staffCodes[code]})
      </p>
      <p>{customers(`cameraFault.${code}.body`)}</p>
      <button type="button" className="camera-check-retry" data-action="retryCamera" onClick={retry}>
        {t('check.retry')}
      </button>
    </div>
  );
}
