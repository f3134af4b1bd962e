// Makes test/fixtures/camera/**/*.mjpeg, the files Chromium's fake camera plays, out of three free pictures
// (test/fixtures/camera/SOURCES.md). They are committed, so ffmpeg is needed only to change them:
//   node build/bootstrap.mjs camera-files
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inRoot } from '../bootstrap/paths.mjs';
import { lastLines, run } from '../bootstrap/run.mjs';
import { SetupProblem, step } from '../bootstrap/terminal.mjs';

const pictures = inRoot('test', 'fixtures');
const target = inRoot('test', 'fixtures', 'camera');
const wholeFrame = 'scale=1280:720:flags=lanczos';
/**
 * Every person sways, and the guidance takes a still face for a portrait: the cut moves in a small circle
 * once in every file. It is made from a picture four times as large, so that it moves by fractions of a pixel.
 * @param y of the cut, in the portrait's pixels
 * @param count the file's frames
 */
const swaying = (width: number, height: number, x: number, y: number, count: number) => {
  const turn = `2*PI*n/${count}`;
  const cut = [
    width * 4,
    height * 4,
    `${x * 4}+${reach}*(1+sin(${turn}))`,
    `${y * 4}+${reach}*(1+cos(${turn}))`,
  ];
  return `scale=iw*4:-1:flags=lanczos,crop=${cut.map((part) => `'${part}'`).join(':')}`;
};
/** A quarter of it in the portrait's pixels; 5 px across in a frame. */
const reach = 4;
/** A sensor's noise: the kiosk takes a camera whose frames never differ for a frozen one. */
const noise = 'noise=alls=2:allf=t:all_seed=7';
/** Number of different pictures in a file; build/electron/fake-camera.ts spreads them over two seconds. */
const frames = { steady: 11, other: 5 };

/** The face fills about two fifths of the frame's height, as with a person at arm's length from a kiosk. */
const astronaut = {
  picture: 'astronaut.png',
  filter: `${swaying(446, 250, 0, 0, frames.steady)},${wholeFrame}`,
};
/** Too narrow for a frame: a blurred copy of itself fills the sides. */
const hopper = {
  picture: 'grace_hopper.jpg',
  filter:
    `split[a][b];[a]crop=512:288:0:90,${wholeFrame},boxblur=40:2[back];` +
    `[b]${swaying(510, 398, 0, 20, frames.steady)},scale=-2:720:flags=lanczos[front];[back][front]overlay=(W-w)/2:0`,
};
const coffee = { picture: 'coffee.png', filter: `crop=600:338:0:31,${wholeFrame}` };
/** A covered lens: only a little noise. Level 0: other ways of painting black give 16. */
const black = { picture: 'coffee.png', filter: `${wholeFrame},format=yuvj420p,lutyuv=y=0:u=128:v=128` };

/** `quality` as ffmpeg counts it: 2 is the best. Those that the demonstration judges have to be good. */
const portraits = {
  'person.mjpeg': { ...astronaut, quality: 3 },
  'person-2.mjpeg': { ...hopper, quality: 3 },
  'empty.mjpeg': { ...coffee, quality: 4 },
  'black.mjpeg': { ...black, quality: 6 },
};

async function encode(name: string, input: readonly string[], output: readonly string[]) {
  // 4:2:0 is required: Chromium shows any other sampling as black, without an error.
  const format = ['-pix_fmt', 'yuvj420p', '-f', 'mjpeg', join(target, name)];
  const result = await run('ffmpeg', ['-y', '-loglevel', 'error', ...input, ...output, ...format]);
  if (result.code !== 0)
    throw new SetupProblem(`ffmpeg could not make ${name}:\n${lastLines(result.stderr)}`);
}

async function makePortraits() {
  for (const [name, { picture, filter, quality }] of Object.entries(portraits)) {
    const input = ['-loop', '1', '-framerate', '30', '-i', join(pictures, picture)];
    const count = name.startsWith('person') ? frames.steady : frames.other;
    await encode(name, input, [
      '-vf',
      `${filter},${noise}`,
      '-frames:v',
      String(count),
      '-q:v',
      String(quality),
    ]);
  }
}

/** One file for each hint, and a person who comes nearer, from the scenes of test/guidance, which have their own noise. */
async function makeScenes() {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-scenes-'));
  const painted = await run(process.execPath, [
    inRoot('build', 'bootstrap.mjs'),
    'bench',
    'scenes',
    '--paint',
    folder,
  ]);
  if (painted.code !== 0)
    throw new SetupProblem(`The scenes could not be drawn:\n${lastLines(painted.stderr)}`);
  const last = lastLines(painted.stdout).split('\n').at(-1) ?? '{}';
  const { scenes } = JSON.parse(last) as { scenes: string[] };
  for (const name of scenes) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    const count = name === 'hints/steady' ? frames.steady : frames.other;
    const input = ['-framerate', '30', '-i', join(folder, `${name}-%d.png`)];
    await encode(`${name}.mjpeg`, input, ['-frames:v', String(count), '-q:v', '5']);
  }
  await rm(folder, { recursive: true });
}

export async function execute(): Promise<number | void> {
  await mkdir(target, { recursive: true });
  await step('portraits', makePortraits);
  await step('scenes', makeScenes);
}
