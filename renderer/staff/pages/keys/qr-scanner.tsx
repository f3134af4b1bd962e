import decodeQR from 'qr/decode.js';
import { useEffect, useRef } from 'react';
import type { Rotation } from '../../../../preload/station.ts';
import type { Raster } from '../../../camera/resample.ts';
import { texts } from '../../../text/i18n.ts';
import { useWords } from '../../shell/staff-context.ts';
import type { StaffDevices } from '../camera/staff-devices.ts';
import { useCamera } from '../camera/use-camera.ts';
import '../../../screens/camera-screen.css';
import './keys.css';

interface QrScannerProps {
  readonly devices: StaffDevices;
  /** Of the live video; a code is read at any rotation. */
  readonly rotation?: Rotation;
  /** Called once. */
  readonly onText: (text: string) => void;
}

/** Between two readings, ms: one takes about a tenth of a second on an old computer. */
const lookEveryMs = 200;

/** Reads one QR code from the camera. Frames are read and not kept; the text is given to the caller only. */
export function QrScanner({ devices, rotation = 0, onText }: QrScannerProps) {
  const { t, language } = useWords();
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
  const fault = camera !== 'open' && camera !== 'opening' ? camera : null;
  return (
    <div className="qr-scanner" data-state={fault ?? camera}>
      <div className="qr-scanner-view" role="img" aria-label={t('scan.picture')}>
        <div className="camera-preview">
          {devices.view(rotation)}
          <div className="qr-scanner-frame" />
        </div>
      </div>
      <div className="qr-scanner-words" aria-live="polite">
        <p className="qr-scanner-lead">
          {fault
            ? texts[language].t(`cameraFault.${fault}.heading`)
            : camera === 'open'
              ? t('scan.hold')
              : t('scan.opening')}
        </p>
        <p>{fault ? texts[language].t(`cameraFault.${fault}.body`) : t('scan.nearer')}</p>
      </div>
    </div>
  );
}

/** Far longer than any key; a code with a whole page of text is ignored. */
const longest = 4_096;

/** Text of a QR code in the frame; null: no readable code. */
export function readCode(frame: Raster): string | null {
  try {
    const text = decodeQR({ width: frame.width, height: frame.height, data: frame.data });
    return text.length > 0 && text.length <= longest ? text : null;
  } catch {
    // The decoder throws where there is no code, as in nearly every frame.
    return null;
  }
}
