/** A window the kiosk has to fit, in CSS pixels. At 200 % zoom a window is half as many CSS pixels each way. */
export interface Layout {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

const layout = (width: number, height: number): Layout => ({ name: `${width}×${height}`, width, height });
const zoomed = (width: number, height: number): Layout => ({
  name: `${width}×${height} at 200 %`,
  width: width / 2,
  height: height / 2,
});

export const layouts: readonly Layout[] = [
  layout(1920, 1080),
  layout(1080, 1920),
  layout(1366, 768),
  layout(1024, 768),
  zoomed(1920, 1080),
  zoomed(1080, 1920),
  zoomed(1366, 768),
  zoomed(1024, 768),
];
