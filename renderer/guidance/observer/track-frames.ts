/** Chromium's, not yet in the DOM types. https://www.w3.org/TR/mediacapture-transform/ */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
type TrackProcessorConstructor = new (options: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize: number;
}) => TrackProcessor;

function trackProcessor(): TrackProcessorConstructor | undefined {
  return (globalThis as { MediaStreamTrackProcessor?: TrackProcessorConstructor }).MediaStreamTrackProcessor;
}

/**
 * Whether this browser can hand a track's frames to a worker. Every Electron since 13 can; there is no second way on
 * purpose, for it would cost the page's own thread a copy of every frame: without this there is no guidance.
 */
export function canReadFrames(): boolean {
  return trackProcessor() !== undefined;
}

/**
 * A track's frames as a stream that can be handed to a worker, so that the page's own thread never sees one. Frames
 * that nobody has read when the next one comes are dropped. Cancelling the stream leaves the track as it is.
 */
export function framesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> {
  const Processor = trackProcessor();
  if (!Processor) throw new Error('this browser cannot read a track’s frames');
  return new Processor({ track, maxBufferSize: 1 }).readable;
}
