import { useEffect, useRef } from 'react';
import type { Language, Rotation } from '../../../preload/contract.ts';
import { texts } from '../../text/i18n.ts';
import { deviceWords } from '../../text/staff/devices/words.ts';
import { readCode } from './read-code.ts';
import type { StaffDevices } from './staff-devices.ts';
import { useCamera } from './use-camera.ts';
import '../../screens/camera-screen.css';
import './qr-scanner.css';

interface QrScannerProps {
  readonly devices: StaffDevices;
  /** Of the live video; a code is read at any rotation. */
  readonly rotation?: Rotation;
  readonly language: Language;
  /** Called once. */
  readonly onText: (text: string) => void;
}

/** Between two readings, ms: one takes about a tenth of a second on an old computer. */
const lookEveryMs = 200;

/** Reads one QR code from the camera. Frames are read and not kept; the text is given to the caller only. */
export function QrScanner({ devices, rotation = 0, language, onText }: QrScannerProps) {
  const [camera] = useCamera(devices);
  const told = useRef(onText);
  useEffect(() => {
    told.current = onText;
  });
  useEffect(() => {
    if (camera !== 'open') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      const frame = await devices.grab();
      const text = frame && readCode(frame);
      frame?.data.fill(0);
      if (isOver) return;
      if (text === null) timer = setTimeout(() => void look(), lookEveryMs);
      else told.current(text);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [devices, camera]);
  const words = deviceWords[language].scan;
  const trouble = camera !== 'open' && camera !== 'opening' ? camera : null;
  return (
    <div className="qr-scanner" data-state={trouble ?? camera}>
      <div className="qr-scanner-view" role="img" aria-label={words.picture}>
        <div className="camera-preview">
          {devices.view(rotation)}
          <div className="qr-scanner-frame" />
        </div>
      </div>
      <div className="qr-scanner-words" aria-live="polite">
        <p className="qr-scanner-lead">
          {trouble
            ? texts[language].t(`cameraFault.${trouble}.heading`)
            : camera === 'open'
              ? words.hold
              : words.opening}
        </p>
        <p>{trouble ? texts[language].t(`cameraFault.${trouble}.body`) : words.nearer}</p>
      </div>
    </div>
  );
}
