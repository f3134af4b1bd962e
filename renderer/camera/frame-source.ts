/** A camera without a frame for this long after opening has failed. Our value; slow ones take about 2 s. */
const firstFrameMs = 4_000;

/**
 * Plays the stream in a separate element outside the page, from which the picture is taken: the preview may
 * be absent, mirrored, cropped or small without changing the picture.
 * @returns null when no frame came in time, or `signal` was aborted
 */
export async function attachVideo(
  stream: MediaStream,
  signal: AbortSignal,
): Promise<HTMLVideoElement | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  if (await playsSoon(video, signal)) return video;
  detachVideo(video);
  return null;
}

/** Lets go of the stream and its last frame. */
export function detachVideo(video: HTMLVideoElement): void {
  video.pause();
  video.srcObject = null;
}

/**
 * The frame that the element shows at this moment, to be copied (RgbxImage), never drawn; null while there is none. It is no
 * copy: the camera has only a few buffers, so the caller closes it soon.
 */
export function grabFrame(video: HTMLVideoElement): VideoFrame | null {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  return new VideoFrame(video);
}

/** Resolves with the element's next frame, or without one after `atMostMs`. */
export function nextFrame(video: HTMLVideoElement, atMostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      video.cancelVideoFrameCallback(frame);
      resolve();
    }, atMostMs);
    const frame = video.requestVideoFrameCallback(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function playsSoon(video: HTMLVideoElement, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (plays: boolean) => (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(plays);
    };
    const giveUp = settle(false);
    const timer = setTimeout(giveUp, firstFrameMs);
    signal.addEventListener('abort', giveUp);
    // `loadeddata` is emitted with the first frame; play() may resolve before it.
    video.addEventListener('loadeddata', settle(true), { once: true });
    video.play().catch(giveUp);
  });
}
