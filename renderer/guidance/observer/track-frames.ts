/** Chromium's, not yet in the DOM types. https://www.w3.org/TR/mediacapture-transform/ */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
type TrackProcessorConstructor = new (options: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize: number;
}) => TrackProcessor;

/**
 * A track's frames as a stream that can be handed to a worker, so that the page's own thread never sees one. Frames
 * that nobody has read when the next one comes are dropped.
 * @returns null where this browser has no such thing
 */
export function framesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> | null {
  const { MediaStreamTrackProcessor } = globalThis as {
    MediaStreamTrackProcessor?: TrackProcessorConstructor;
  };
  return MediaStreamTrackProcessor
    ? new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable
    : null;
}
