import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Webcam } from './webcam.ts';

interface CameraViewProps {
  readonly webcam: Pick<Webcam, 'stream' | 'onStreamChanged'>;
}

/** The live preview, mirrored by the class `mirrored` so that people see themselves as in a mirror. */
export function CameraView({ webcam }: CameraViewProps) {
  const stream = useSyncExternalStore(webcam.onStreamChanged, webcam.stream);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    // Leaving the page with a stream attached would keep its last frame in memory.
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} className="mirrored" autoPlay muted playsInline aria-hidden="true" />;
}
