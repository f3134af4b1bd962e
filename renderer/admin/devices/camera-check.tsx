import { useEffect, useState } from 'react';
import { staffCodes, type Hint, type Language, type Rotation } from '../../../preload/contract.ts';
import { FaceOval } from '../../components/face-oval.tsx';
import { restingOval, type Guidance } from '../../guidance/guidance.ts';
import { texts } from '../../text/i18n.ts';
import { cameraFindings } from '../../text/staff/devices/shape.ts';
import { deviceWords } from '../../text/staff/devices/words.ts';
import { StateSign } from '../parts/state-sign.tsx';
import { isAboutLight, readHint } from './read-hint.ts';
import type { CameraFacts, StaffDevices } from './staff-devices.ts';
import { useCamera } from './use-camera.ts';
import '../../screens/camera-screen.css';
import './camera-check.css';

interface CameraCheckProps {
  readonly devices: StaffDevices;
  readonly rotation: Rotation;
  readonly language: Language;
  readonly onState?: (state: 'opening' | 'well' | 'hint' | 'trouble') => void;
}

/** What a customer would meet at this place, in this light: the live picture, and what is right with it and what is not. */
export function CameraCheck({ devices, rotation, language, onState }: CameraCheckProps) {
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
      : 'trouble';
  useEffect(() => onState?.(state), [onState, state]);
  return (
    <div className="camera-check" data-state={state} data-hint={hint ?? undefined}>
      <div className="camera-check-view">
        <div className="camera-preview">
          {devices.view(rotation)}
          <FaceOval oval={guidance?.oval ?? restingOval} ring={null} />
        </div>
      </div>
      {camera === 'opening' && <p className="camera-check-note">{deviceWords[language].check.opening}</p>}
      {state === 'trouble' && (
        <CameraTrouble
          code={camera as keyof typeof staffCodes & `camera-${string}`}
          {...{ language, retry }}
        />
      )}
      {open && <Findings {...{ hint, failed, furniture, language, facts: devices.facts() }} />}
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
  readonly language: Language;
  readonly facts: CameraFacts | null;
}

function Findings({ hint, failed, furniture, language, facts }: FindingsProps) {
  const words = deviceWords[language].check;
  const states = { ...readHint(hint), picture: 'good' as const };
  const said =
    hint === null ? null : hint === 'steady' ? words.wellAll : texts[language].t(`camera.hint.${hint}`);
  return (
    <div className="camera-check-findings">
      <p className="camera-check-hint" aria-live="polite">
        {hint !== null && !failed && <StateSign state={hint === 'steady' ? 'good' : 'care'} />}
        {failed ? words.noGuidance : (said ?? words.heading)}
      </p>
      <p className="camera-check-remedy">{hint !== null && isAboutLight(hint) && words.light[hint]}</p>
      <ul>
        {furniture > 0 && (
          <li data-finding="furniture" data-state="care">
            <StateSign state="care" />
            <span>{words.furniture}</span>
            <span className="camera-check-word">{words.removeFurniture}</span>
          </li>
        )}
        {cameraFindings
          .filter((finding) => finding === 'picture' || !failed)
          .map((finding) => (
            <li key={finding} data-finding={finding} data-state={states[finding]}>
              <StateSign state={states[finding]} />
              <span>{words.finding[finding]}</span>
              <span className="camera-check-word">
                {finding === 'picture' && facts ? sizeOf(words.size, facts) : words.state[states[finding]]}
              </span>
            </li>
          ))}
      </ul>
    </div>
  );
}

function sizeOf(text: string, { width, height, framesPerSecond }: CameraFacts): string {
  return text
    .replace('{{width}}', String(width))
    .replace('{{height}}', String(height))
    .replace('{{rate}}', String(framesPerSecond));
}

interface TroubleProps {
  readonly code: Extract<keyof typeof staffCodes, `camera-${string}`>;
  readonly language: Language;
  readonly retry: () => void;
}

function CameraTrouble({ code, language, retry }: TroubleProps) {
  const { t } = texts[language];
  return (
    <div className="camera-check-trouble" role="alert">
      <p className="camera-check-hint">
        {t(`cameraFault.${code}.heading`)} ({staffCodes[code]})
      </p>
      <p>{t(`cameraFault.${code}.body`)}</p>
      <button type="button" className="camera-check-retry" data-action="retryCamera" onClick={retry}>
        {deviceWords[language].check.retry}
      </button>
    </div>
  );
}
