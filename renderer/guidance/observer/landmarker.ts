import { FaceLandmarker, type FaceLandmarkerResult } from '@mediapipe/tasks-vision';

/** Two are enough to tell that there is more than one. Each costs about as much again. */
const mostFaces = 2;

/**
 * Loads MediaPipe's FaceLandmarker. It computes on the CPU, yet takes pictures in through WebGL 2, of which a
 * software one will do: without any it throws.
 * @param base address of the folder that build/face-model makes
 * @param graphics what it takes pictures in with. Once its context is lost (a driver that was reset) the landmarker is of no more use
 */
export function loadLandmarker(
  base: string,
  graphics: OffscreenCanvas = new OffscreenCanvas(1, 1),
): Promise<FaceLandmarker> {
  return FaceLandmarker.createFromOptions(
    {
      wasmLoaderPath: `${base}vision_wasm_module_internal.js`,
      wasmBinaryPath: `${base}vision_wasm_module_internal.wasm`,
    },
    {
      baseOptions: { modelAssetPath: `${base}face_landmarker.task`, delegate: 'CPU' },
      canvas: graphics,
      runningMode: 'VIDEO',
      numFaces: mostFaces,
      minFaceDetectionConfidence: 0.5,
      minFacePresenceConfidence: 0.5,
      outputFacialTransformationMatrixes: false,
      outputFaceBlendshapes: false,
    },
  );
}

export type Landmarks = FaceLandmarkerResult['faceLandmarks'][number];

/** @param atMs has to grow from call to call, or the model refuses the frame */
export function findFaces(
  landmarker: FaceLandmarker,
  image: OffscreenCanvas,
  atMs: number,
): readonly Landmarks[] {
  return landmarker.detectForVideo(image, atMs).faceLandmarks;
}
