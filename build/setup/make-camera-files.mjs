// Makes test/fixtures/camera/*.mjpeg, the files Chromium's fake camera plays, out of three free pictures
// (test/fixtures/camera/SOURCES.md). They are committed, so only whoever changes them needs ffmpeg:
//   node build/setup/make-camera-files.mjs FOLDER_WITH_THE_PICTURES
import './node-version.mjs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { runScript, SetupProblem } from './problem.mjs';
import { lastLines, run } from './run.mjs';

const target = inRoot('test', 'fixtures', 'camera');
const wholeFrame = 'scale=1280:720:flags=lanczos';

/** The face fills about two fifths of the frame's height, as with a person at arm's length from a kiosk. */
const files = {
  'person.mjpeg': { picture: 'astronaut.png', filter: `crop=448:252:0:0,${wholeFrame}` },
  'person-2.mjpeg': {
    picture: 'grace_hopper.jpg',
    // Too narrow for a frame: a blurred copy of itself fills the sides.
    filter:
      `split[a][b];[a]crop=512:288:0:90,${wholeFrame},boxblur=40:2[back];` +
      '[b]crop=512:400:0:20,scale=-2:720:flags=lanczos[front];[back][front]overlay=(W-w)/2:0',
  },
  'empty.mjpeg': { picture: 'coffee.png', filter: `crop=600:338:0:31,${wholeFrame}` },
};

await runScript(async () => {
  const source = process.argv[2];
  if (!source) throw new SetupProblem('Name the folder that holds the pictures.');
  await mkdir(target, { recursive: true });
  for (const [name, { picture, filter }] of Object.entries(files)) {
    // 4:2:0 is a must: Chromium shows any other sampling as black, and says nothing. One frame is enough, it loops.
    const options = ['-vf', filter, '-pix_fmt', 'yuvj420p', '-frames:v', '1', '-q:v', '3', '-f', 'mjpeg'];
    const command = ['-y', '-loglevel', 'error', '-i', join(source, picture), ...options, join(target, name)];
    const result = await run('ffmpeg', command);
    if (result.code !== 0)
      throw new SetupProblem(`ffmpeg could not make ${name}:\n${lastLines(result.stderr)}`);
  }
});
