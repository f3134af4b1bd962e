import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Rotation } from '../../preload/station.ts';
import { uprightSize } from './rgbx-image.ts';
import type { Webcam } from './webcam.ts';
import './camera-view.css';

interface CameraViewProps {
  readonly webcam: Pick<Webcam, 'stream' | 'onStreamChanged'>;
  /** Degrees clockwise that make the camera's picture upright. */
  readonly rotation: Rotation;
}

/**
 * The live preview, upright, mirrored so that people see themselves as in a mirror. It gives the place of
 * preview and hint the video's aspect ratio as `--frame-aspect`, by which they are as wide as each other.
 */
export function CameraView({ webcam, rotation }: CameraViewProps) {
  const stream = useSyncExternalStore(webcam.onStreamChanged, webcam.stream);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const tellShape = (): void => {
      if (element.videoWidth === 0) return;
      const { width, height } = uprightSize(
        { width: element.videoWidth, height: element.videoHeight },
        rotation,
      );
      const place = element.closest<HTMLElement>('.camera-view');
      place?.style.setProperty('--frame-aspect', String(width / height));
    };
    element.addEventListener('resize', tellShape);
    element.srcObject = stream;
    // Leaving the page with a stream attached would keep its last frame in memory.
    return () => {
      element.removeEventListener('resize', tellShape);
      element.srcObject = null;
    };
  }, [stream, rotation]);
  return (
    <video
      ref={video}
      className="camera-video"
      data-rotation={rotation}
      autoPlay
      muted
      playsInline
      aria-hidden="true"
    />
  );
}
