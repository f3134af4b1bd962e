import { edit, guard } from './guard.mjs';
import { recordGuards } from './record-guards.mjs';
import { recoveryGuards } from './recovery-guards.mjs';
import { startGuards } from './start-guards.mjs';

/**
 * Every guard of Electron's checklist, every closed escape, and the guards of recovery and records, with how each is taken out and
 * which test then has to fail. Where an escape is closed by several guards one behind the other, all of them are taken out: each
 * alone is enough. `npm run try-guards` does it; guards.test.ts, in every test run, only checks that this list fits the sources.
 *
 * @typedef {import('./guard.mjs').Guard} Guard
 * @typedef {import('./guard.mjs').Edit} Edit
 */

const windowFile = 'main/app/window.ts';
const lockDown = 'main/security/lock-down.ts';
const navigation = 'main/security/navigation.ts';
const network = 'main/security/requests.ts';
const doors = 'preload/closed-doors.ts';

const allowRequests = edit(network, 'callback({ cancel: !allowed });', 'callback({});');
const noOtherContentsRule = edit(lockDown, 'forbidOtherContents(app, (one) => one === contents, log);');
const noDeadProxy = edit(lockDown, 'await cutOff(session, contents);');
const noNavigationRules = edit(lockDown, 'forbidNavigation({ contents, isOwnPage, mayStand, goHome, log });');
const noSandboxHeader = edit(
  'main/app/content-security-policy.ts',
  "'sandbox allow-scripts allow-same-origin',",
);
const noPolicyHeader = edit(
  'main/app/app-protocol.ts',
  "  'Content-Security-Policy': contentSecurityPolicy,\n",
);
const noPermissionsHeader = edit('main/app/app-protocol.ts', "  'Permissions-Policy': permissionsPolicy,\n");
const noFixedNames = edit('preload/index.ts', 'void webFrame.executeJavaScript(fixedNames);');
const noShortcutRules = edit(lockDown, 'limitShortcuts(contents, isStaffThere);');
const noPermissionRules = edit(lockDown, 'limitPermissions(session, isOwnPage);');
const withMenu = edit(windowFile, 'Menu.setApplicationMenu(null);');
/** @type {(find: string, replace: string) => Edit} */
const preference = (find, replace) => edit(windowFile, `      ${find},\n`, `      ${replace},\n`);

/** @type {(point: string, edits: readonly Edit[], test?: string) => Guard} */
const checklist = (point, edits, test = `${point}.`) => ({
  name: `checklist ${point}`,
  edits,
  spec: 'checklist',
  test,
});

/** @type {readonly Guard[]} */
export const guards = [
  checklist('1', [allowRequests, noDeadProxy]),
  checklist('2', [preference('nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true')]),
  // Each alone is enough: a sandboxed process has no Node in its workers, whatever its web preferences request.
  guard(
    'checklist 2: workers',
    [
      preference('sandbox: true', 'sandbox: false'),
      preference('nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'),
    ],
    'checklist',
    '2.',
  ),
  checklist('3', [preference('contextIsolation: true', 'contextIsolation: false')]),
  checklist('4', [preference('sandbox: true', 'sandbox: false')]),
  checklist('5', [noPermissionRules]),
  guard('checklist 5: the header', [noPermissionsHeader], 'checklist', '5.'),
  checklist('6', [preference('webSecurity: true', 'webSecurity: false')]),
  checklist('7', [noPolicyHeader]),
  checklist('8', [preference('webSecurity: true', 'webSecurity: true, allowRunningInsecureContent: true')]),
  checklist(
    '9',
    [preference('webSecurity: true', 'webSecurity: true, experimentalFeatures: true')],
    '9. and 10.',
  ),
  checklist(
    '10',
    [preference('webSecurity: true', "webSecurity: true, enableBlinkFeatures: 'CSSVariables'")],
    '9. and 10.',
  ),
  checklist('11', [preference('webviewTag: false', 'webviewTag: true')], '11. and 12.'),
  checklist(
    '12',
    [
      edit(
        navigation,
        "contents.on('will-attach-webview', (event) => refuse(event, 'will-attach-webview'));",
      ),
    ],
    '11. and 12.',
  ),
  checklist('13', [noNavigationRules]),
  checklist('14', [
    edit(navigation, "return { action: 'deny' };", "return { action: 'allow' };"),
    edit('main/app/content-security-policy.ts', 'allow-same-origin', 'allow-same-origin allow-popups'),
    noOtherContentsRule,
  ]),
  checklist('15', [noNavigationRules, noSandboxHeader]),
  checklist('16', [edit('package.json', '"electron": "', '"electron": "^')]),
  checklist('17', [
    edit('main/ipc/sender.ts', 'isOwnPage(senderFrame.url)', 'isOwnPage(own.getURL()) || true'),
  ]),
  guard(
    'out of order',
    [edit('main/app/run-out-of-order.ts', 'await lockDown(', 'void (')],
    'lockdown-out-of-order',
    'out of order:',
  ),
  guard('foreign channels', [edit(lockDown, 'closeForeignChannels();')], 'checklist', '17. main answers on'),
  checklist('18', [allowRequests, edit(navigation, '    goHome();\n')]),
  guard(
    'checklist 19',
    [edit('electron-builder.yml', 'runAsNode: false', 'runAsNode: true')],
    'test/package/production.test.ts',
    'has its fuses set',
  ),
  checklist('20', [
    edit(
      'preload/index.ts',
      'closeDoors(window);',
      "closeDoors(window); contextBridge.exposeInMainWorld('electron', { ask: ipcRenderer.invoke.bind(ipcRenderer) });",
    ),
  ]),

  guard('keys', [noShortcutRules], 'lockdown-input', 'keys:'),
  guard(
    'keys by name',
    [edit('main/security/keys.ts', 'return [...key].length === 1 || around.includes(key);', 'return true;')],
    'main/security/shortcuts.test.ts',
    'that a keyboard has',
  ),
  guard('close', [edit(lockDown, 'refuseToClose(window, app, startAnew, log);')], 'lockdown-input', 'Alt+F4'),
  guard('zoom', [edit(lockDown, 'forbidZoom(contents);')], 'lockdown-input', 'zoom:'),
  guard(
    'zoom by wheel',
    [edit(doors, 'event.ctrlKey && refuse(event)', 'false'), edit(lockDown, 'forbidZoom(contents);')],
    'lockdown-input',
    'zoom:',
  ),
  guard(
    'developer tools',
    [preference("devTools: options.flavour === 'development'", 'devTools: true'), noOtherContentsRule],
    'lockdown-input',
    'developer tools:',
  ),
  guard(
    'dragging',
    [edit(doors, "'dragstart', 'dragenter', 'dragover', 'drop', "), noNavigationRules],
    'lockdown-input',
    'dragging:',
  ),
  guard('context menu', [edit(doors, "'contextmenu', ")], 'lockdown-input', 'menus:'),
  guard('application menu', [withMenu], 'lockdown-input', 'menus:'),
  guard('printing', [noFixedNames, noSandboxHeader], 'lockdown-input', 'printing:'),
  guard(
    'full screen and pointer',
    [noPermissionRules, noPermissionsHeader, noSandboxHeader, noFixedNames],
    'lockdown-input',
    'full screen',
  ),
  guard(
    'focus loss',
    [edit(lockDown, 'if (staysInFront()) stayInFront(window);')],
    'lockdown-input',
    'focus loss:',
  ),
  guard(
    'new windows',
    [
      edit(navigation, "return { action: 'deny' };", "return { action: 'allow' };"),
      edit('main/app/content-security-policy.ts', 'allow-same-origin', 'allow-same-origin allow-popups'),
      noOtherContentsRule,
    ],
    'lockdown-page',
    'new windows:',
  ),
  guard('external protocols', [noNavigationRules, noSandboxHeader], 'lockdown-page', 'addresses: by link'),
  guard('files of the app', [noNavigationRules], 'lockdown-page', 'addresses: a script'),
  guard('an empty page', [edit(navigation, '    goHome();\n')], 'lockdown-page', 'an empty page'),
  guard(
    'back and forward',
    [edit(navigation, 'contents.navigationHistory.clear();')],
    'lockdown-page',
    'back and forward:',
  ),
  guard(
    'downloads',
    [edit(network, "session.on('will-download', (event) => event.preventDefault());")],
    'lockdown-page',
    'downloads:',
  ),
  guard(
    'file choosers',
    [edit(lockDown, 'forbidFileChoosers(contents, () => endPage(contents), log);')],
    'lockdown-page',
    'file choosers: a field',
  ),
  guard(
    'file choosers by touch',
    [edit(doors, 'isFileField(event.target) && refuse(event)', 'false')],
    'lockdown-page',
    'file choosers: a field',
  ),
  guard(
    'a page without its guard',
    [edit('main/security/file-choosers.ts', '      endPage();\n')],
    'main/security/file-choosers.test.ts',
    'ends a page that it can',
  ),
  guard(
    'file pickers',
    [edit(windowFile, 'FileSystemAccess,FileSystemAccessLocal,', '')],
    'lockdown-page',
    'file choosers: the pickers',
  ),
  guard(
    'the eye dropper',
    [edit(windowFile, ',EyeDropperAPI', '')],
    'lockdown-page',
    'floating windows: the eye dropper',
  ),
  guard(
    'a page that floods main',
    [edit('main/app/kiosk.ts', 'const mayPass = () => flood.mayPass();', 'const mayPass = () => true;')],
    'lockdown-limits',
    'a page that floods main is ended',
  ),
  guard(
    'what a page keeps',
    [
      edit(
        'main/app/kiosk.ts',
        '    if (!window.isDestroyed()) forgetStored(window.webContents.session);\n',
        '',
      ),
    ],
    'lockdown-limits',
    'what the page keeps does not outlive it',
  ),
  guard('floating windows', [noPermissionsHeader], 'lockdown-page', 'floating windows:'),
  guard(
    'dialogs',
    [noSandboxHeader, preference('disableDialogs: true', 'disableDialogs: false')],
    'lockdown-page',
    'dialogs:',
  ),
  guard(
    'really leave?',
    [
      noSandboxHeader,
      edit(navigation, "contents.on('will-prevent-unload', (event) => event.preventDefault());"),
    ],
    'lockdown-page',
    'dialogs:',
  ),
  guard(
    'spell checking',
    [edit(network, 'session.setSpellCheckerEnabled(false);')],
    'lockdown-page',
    'spell checking:',
  ),
  guard('other pages', [noOtherContentsRule], 'lockdown-page', 'another page'),
  guard(
    'nothing kept on the disk',
    [edit('main/app/page-session.ts', "pagePartition = 'page'", "pagePartition = 'persist:page'")],
    'lockdown-page',
    'what the page keeps',
  ),
  guard('peer connections', [noDeadProxy], 'lockdown-network', 'the page reaches'),
  guard(
    'names',
    [edit('main/app/station.ts', "allowNames(proxyMode === 'system');")],
    'lockdown-network',
    'the page reaches',
  ),
  guard(
    'names by multicast',
    [edit('main/security/chromium.ts', '...disabled, multicastNames', '...disabled')],
    'lockdown-network',
    'the page reaches',
  ),
  guard(
    'names of the own network',
    [edit('main/security/chromium.ts', 'if (closesLocalNames)', 'if (!commandLine)')],
    'lockdown-network',
    'the page reaches',
  ),
  ...startGuards,
  ...recoveryGuards,
  ...recordGuards,
];
