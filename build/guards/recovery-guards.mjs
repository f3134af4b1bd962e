import { edit, guard } from './guard.mjs';

const keepGoingFile = 'main/watchdog/crash-backoff.ts';
const awakeFile = 'main/app/display/keep-awake.ts';
/** @type {[spec: string, test: string]} */
const displayTest = ['main/app/display/keep-awake.test.ts', 'sleeps before the hours'];
/** @param {string} fault of test/e2e/faults.ts */
const wiped = (fault) =>
  `${fault}, with a picture on its way: the person is wiped, the next one can be checked`;

/** The guards of recovery. */
export const recoveryGuards = [
  guard(
    'the person is wiped',
    [
      edit(keepGoingFile, '    wipe();\n    onTrouble(trouble);', '    onTrouble(trouble);'),
      edit(keepGoingFile, 'onLeave: wipe }', 'onLeave: () => undefined }'),
    ],
    'recovery',
    wiped('crash'),
  ),
  guard(
    'a bug wipes the person',
    [
      edit('main/app/kiosk.ts', '  bugs.onBug(() => endPage(window.webContents));\n'),
      edit('main/app/kiosk.ts', '  bugs.onBug(wipe);\n'),
    ],
    'bugs',
    'a bug in main, with a picture on its way',
  ),
  guard(
    'staff are signed out',
    [edit('main/app/station.ts', '      room.session.end();\n')],
    'recovery',
    'a page that falls while the staff console is open',
  ),
  guard(
    'a page that hangs',
    [
      edit(
        'main/watchdog/watch-page.ts',
        "onSilence: (reason) => end({ what: 'hang', reason }),",
        'onSilence: () => undefined,',
      ),
    ],
    'recovery',
    wiped('hang'),
  ),
  guard(
    'a lost service of Chromium’s',
    [
      edit(
        'main/watchdog/page-supervisor.ts',
        'if (endsPage) page.end(trouble);\n    else onTrouble(trouble);',
        'onTrouble(trouble);',
      ),
    ],
    'recovery',
    wiped('network'),
  ),
  guard(
    'the camera’s service counted',
    [edit('main/watchdog/page-supervisor.ts', '    else onTrouble(trouble);')],
    'recovery',
    'the camera’s service is lost',
  ),
  guard(
    'a loop of falls',
    [edit(keepGoingFile, 'else rest(next.step.forMs);', 'else later(0, load);')],
    'recovery',
    'a page that falls again',
  ),
  guard(
    'a rest in vain',
    [edit('main/watchdog/starts.ts', 'isLoop || isInVain(before.restUntil, now)', 'isLoop')],
    'main/watchdog/starts.test.ts',
    'that falls soon after each rest rests again at once',
  ),
  guard(
    'a rest watched',
    [
      edit(
        'main/watchdog/rest.ts',
        'const stopListening = onGone(showAgain);',
        'const stopListening = () => undefined;',
      ),
    ],
    'main/watchdog/rest.test.ts',
    'shows its page again after a pause when it has fallen',
  ),
  guard(
    'the display awake',
    [edit(awakeFile, "block = blocker.start('prevent-display-sleep')", 'block = 0')],
    'recovery',
    'the display is kept awake',
  ),
  guard('the display asleep', [edit(awakeFile, '    blocker.stop(block);\n')], ...displayTest),
  guard('the display switched on', [edit(awakeFile, '      switchOn();\n')], ...displayTest),
  guard(
    'the hours looked at',
    [edit(awakeFile, '  setInterval(look, lookEveryMs).unref();\n')],
    ...displayTest,
  ),
  guard(
    'the display awake in use',
    [edit(awakeFile, ' || isInUse()')],
    'main/app/display/keep-awake.test.ts',
    'stays awake outside the hours while somebody is served',
  ),
];
