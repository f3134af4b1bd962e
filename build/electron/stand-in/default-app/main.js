// The part of Electron's own default_app for `electron PATH` that is used here: the stand-in has none.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, appPath } = readArguments(process.argv.slice(1));
if (!appPath) {
  process.stderr.write('Usage: electron [-r MODULE] PATH [ARGUMENTS]\n');
  app.exit(1);
} else {
  const require = createRequire(import.meta.url);
  for (const module of preloads) require(resolve(module));
  // Awaited at the top: Electron holds back `ready` until this module is done, so that the app can still
  // register privileged schemes.
  await import(pathToFileURL(prepare(resolve(appPath))).href);
}

/** The first argument that is no switch is the app; `-r` (Playwright's loader) takes the next one with it. */
function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') preloads.push(args[++index]);
    else if (!argument.startsWith('-')) return { preloads, appPath: argument };
  }
  return { preloads, appPath: null };
}

/** Makes Electron believe that the app was packaged with it, and returns the app's main file. */
function prepare(path) {
  if (statSync(path).isFile()) {
    app.setAppPath(dirname(path));
    return path;
  }
  const manifestFile = join(path, 'package.json');
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(path);
  return join(path, manifest.main ?? 'index.js');
}
