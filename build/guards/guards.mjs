/**
 * The guards that only a real Electron proves, with how each is taken out and which end-to-end test then has to fail: `npm run try-guards`.
 * Guards that a unit test proves are not listed: mutation testing shows that those tests fail. Where an escape is closed by several
 * guards one behind the other, all of them are taken out: each alone is enough. guards.test.ts, in every test run, checks that
 * this list fits the sources.
 *
 * @typedef {object} Edit
 * @property {string} file
 * @property {string} find occurs in it exactly once
 * @property {string} replace
 *
 * @typedef {object} Guard
 * @property {string} name
 * @property {readonly Edit[]} edits
 * @property {string} spec of test/e2e, without `.spec.ts`
 * @property {string} test how its title begins
 */

/** @type {(file: string, find: string, replace?: string) => Edit} */
const edit = (file, find, replace = '') => ({ file, find, replace });
/** @type {(find: string, replace?: string) => Edit} */
const inLockDown = (find, replace) => edit('main/security/lock-down.ts', find, replace);
/** @type {(find: string, replace?: string) => Edit} */
const inKiosk = (find, replace) => edit('main/app/kiosk.ts', find, replace);
/** @type {(find: string, replace: string) => Edit} */
const inWindow = (find, replace) => edit('main/app/window.ts', find, replace);

const anyRequest = inLockDown('forbidRequests(session, mayLoad, log);');
const noDeadProxy = inLockDown('await cutOff(session, contents);');
const session = 'with a picture on its way: the session ends, the next customer can be checked';

/** @type {readonly (readonly [name: string, edits: readonly Edit[], spec: string, test: string])[]} */
const list = [
  ['requests', [anyRequest, noDeadProxy], 'checklist', '1.'],
  ['context isolation', [inWindow('contextIsolation: true', 'contextIsolation: false')], 'checklist', '3.'],
  ['sandbox', [inWindow('sandbox: true', 'sandbox: false')], 'checklist', '4.'],
  ['permissions', [inLockDown('limitPermissions(session, isOwnPage);')], 'checklist', '5.'],
  [
    'content security policy',
    [edit('main/app/app-protocol.ts', "  'Content-Security-Policy': contentSecurityPolicy,\n")],
    'checklist',
    '7.',
  ],
  [
    'navigation',
    [inLockDown('forbidNavigation({ contents, isOwnPage, mayStand, goHome, log });')],
    'checklist',
    '13.',
  ],
  [
    'sender',
    [edit('main/ipc/sender.ts', 'isOwnPage(senderFrame.url)', 'isOwnPage(own.getURL()) || true')],
    'checklist',
    '17. main answers the',
  ],
  ['third-party listeners', [inLockDown('removeThirdPartyListeners();')], 'checklist', '17. main answers on'],
  ['keys', [inLockDown('limitShortcuts(contents, isStaffThere);')], 'lockdown-input', 'keys:'],
  ['close', [inLockDown('refuseToClose(window, app, relaunch, log);')], 'lockdown-input', 'Alt+F4'],
  ['zoom', [inLockDown('forbidZoom(contents);')], 'lockdown-input', 'zoom:'],
  ['focus loss', [inLockDown('if (staysInFront()) stayInFront(window);')], 'lockdown-input', 'focus loss:'],
  [
    'another page',
    [inLockDown('forbidOtherContents(app, (one) => one === contents, log);')],
    'lockdown-page',
    'another page',
  ],
  [
    'an empty page',
    [edit('main/security/navigation.ts', '    goHome();\n')],
    'lockdown-page',
    'an empty page',
  ],
  [
    'file choosers',
    [inLockDown('forbidFileChoosers(contents, () => endPage(contents), log);')],
    'lockdown-page',
    'file choosers: a field',
  ],
  [
    'a page that floods main',
    [inKiosk('mayPass: () => rateLimiter.mayPass()', 'mayPass: () => true')],
    'lockdown-limits',
    'a page that floods main is ended',
  ],
  ['peer connections', [noDeadProxy], 'lockdown-network', 'the page reaches'],
  [
    'the out-of-order page',
    [edit('main/app/run-out-of-order.ts', 'await lockDown(', 'void (')],
    'lockdown-out-of-order',
    'out of order:',
  ],
  [
    'a session ends with its page',
    [
      edit('main/watchdog/page-supervisor.ts', '    wipe();\n    onFault(fault);', '    onFault(fault);'),
      edit('main/watchdog/page-supervisor.ts', 'onLeave: wipe,', 'onLeave: () => undefined,'),
    ],
    'recovery',
    `crash, ${session}`,
  ],
  [
    'a page that hangs',
    [
      edit(
        'main/watchdog/page-failures.ts',
        "onSilence: (reason) => end({ what: 'hang', reason }),",
        'onSilence: () => undefined,',
      ),
    ],
    'recovery',
    `hang, ${session}`,
  ],
  [
    'a crash loop',
    [edit('main/watchdog/page-supervisor.ts', 'else pause(next.step.forMs);', 'else later(0, load);')],
    'recovery',
    'a page that crashes again',
  ],
  [
    'staff are signed out',
    [edit('main/app/station.ts', '      staff.session.end();\n')],
    'recovery',
    'a page that crashes while the staff console is open',
  ],
  [
    'an uncaught error ends the session',
    [inKiosk('  errors.onError(() => endPage(window.webContents));\n'), inKiosk('  errors.onError(wipe);\n')],
    'bugs',
    'an uncaught error in main, with a picture on its way',
  ],
  [
    'switches',
    [
      edit(
        'main/index.ts',
        'findForeignSwitch(argv, process.platform, findCommand(argv) !== null);',
        'null as string | null;',
      ),
    ],
    'package',
    'ends at once where a switch',
  ],
];

/** @type {readonly Guard[]} */
export const guards = list.map(([name, edits, spec, test]) => ({ name, edits, spec, test }));

/** @param {string} text @returns {string} a regular expression that matches it literally */
export const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
