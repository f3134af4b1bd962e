import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const nodeModules = [
  'node:*',
  'fs',
  'path',
  'crypto',
  'child_process',
  'http',
  'https',
  'net',
  'os',
  'worker_threads',
];

/**
 * The layers: main → preload/contract ← renderer, and nothing else crosses.
 * @param {({ group: string[], message: string } | { regex: string, message: string })[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
/**
 * @param {readonly (readonly [selector: string, message: string])[]} found
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbidSyntax = (...found) => ({
  'no-restricted-syntax': ['error', ...found.map(([selector, message]) => ({ selector, message }))],
});
const noBareVersion = /** @type {const} */ ([
  'MemberExpression[object.name="app"][property.name="getVersion"]',
  'Electron knows no build id: take the version of platform/flavour.ts.',
]);
const noElectron = {
  group: ['electron', 'electron/*'],
  message: 'Only main and preload may import electron.',
};
const noNode = {
  group: nodeModules,
  message: 'The renderer and the bridge have no Node: ask main over the contract.',
};
const noMain = {
  group: ['**/main/**'],
  message: 'The renderer may know of main only what preload/contract.ts says.',
};
const noRenderer = {
  group: ['**/renderer/**'],
  message: 'Main may know of the renderer only what preload/contract.ts says.',
};
const noTests = {
  group: ['**/test/**/*.ts', '**/test/**/*.tsx', '**/test/**/*.mjs'],
  message:
    'What ships and the preview import no code of the tests: what the preview and tests both use stands in renderer/preview.',
};
const noPreview = {
  group: ['**/preview/**'],
  message: 'What customers and staff use knows nothing of the preview.',
};
const noActors = {
  group: [
    ...[
      '**/flow/machine*',
      '**/flow/create-flow*',
      '**/flow/*actors*',
      '**/camera/*',
      '**/preload/index*',
      '**/preload/bridge*',
    ],
    // The guidance's own words are no actor: they are what a screen is given to show.
    ...['**/guidance/**', '!**/guidance/guidance.ts'],
  ],
  message: 'Screens take props only.',
};
/** By whatever way it comes: by name, as `electron.ipcMain`, or taken out of an `import()`. */
const noRawIpc = /** @type {const} */ ([
  'Identifier[name="ipcMain"], Literal[value="ipcMain"]',
  'Only main/ipc/register.ts may use ipcMain: it checks the sender and the payload.',
]);
/** Main's other way to the page's messages. */
const noContentsIpc = /** @type {const} */ ([
  'MemberExpression[property.name="ipc"]',
  'Only main/ipc/register.ts receives messages of the page.',
]);
const noChannelNames = /** @type {const} */ ([
  String.raw`Literal[value=/^(kiosk|staff|heartbeat):[A-Za-z-]*$/], TemplateElement[value.raw=/^(kiosk|staff|heartbeat):[A-Za-z-]*$/]`,
  'Take the channel from the table in the contract: it alone names channels.',
]);
const noLateImports = /** @type {const} */ ([
  'ImportExpression, CallExpression[callee.name="require"]',
  'The bridge is one file, and imports are static, so that the rules of the layers see them.',
]);
const noLateCrossing = /** @type {const} */ ([
  String.raw`ImportExpression[source.value=/^(node:|electron)|\u002f(main|test|preview)\u002f/], CallExpression[callee.name="require"]`,
  'A late import crosses no layer either.',
]);

export default defineConfig(
  {
    ignores: ['**/node_modules/**', 'out/**', 'release/**', '.runtime/**', 'coverage/**', 'test-results/**'],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
    },
  },
  {
    files: ['main/**/*.ts'],
    rules: {
      ...forbid(noRenderer, noTests),
      ...forbidSyntax(noRawIpc, noContentsIpc, noChannelNames, noBareVersion),
    },
  },
  { files: ['main/ipc/register.ts'], rules: forbidSyntax(noChannelNames, noBareVersion) },
  {
    files: ['preload/**/*.ts'],
    rules: { ...forbid(noNode, noMain, noRenderer, noTests), ...forbidSyntax(noLateImports, noChannelNames) },
  },
  {
    files: ['preload/**/*.ts'],
    ignores: ['preload/index.ts'],
    rules: forbid({
      regex: String.raw`^(?!\.\.?/(?!.*(main|renderer|test)/))`,
      message: 'The contract and the bridge import nothing from outside preload.',
    }),
  },
  // Names the heartbeat's channels.
  { files: ['preload/contract.ts'], rules: forbidSyntax(noLateImports) },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
    rules: {
      ...reactHooks.configs.flat['recommended-latest'].rules,
      ...forbid(noElectron, noNode, noMain, noTests, noPreview),
      ...forbidSyntax(noLateCrossing, noChannelNames),
    },
  },
  // Every screen in every state, in a browser, with fakes for what is around it; no package contains it.
  { files: ['renderer/preview/**/*.{ts,tsx}'], rules: forbid(noElectron, noNode, noMain, noTests) },
  {
    files: ['renderer/{screens,components}/**/*.{ts,tsx}'],
    rules: forbid(noElectron, noNode, noMain, noTests, noPreview, noActors),
  },
  { files: ['renderer/preview/**/*.{ts,tsx}'], rules: forbid(noElectron, noNode, noMain, noTests) },
  // A plain Electron script: CommonJS, so that it needs no package.json.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Tests are next to the source and may import everything; scripts print to the terminal.
  { files: ['**/*.test.{ts,tsx}'], rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': 'off' } },
  { files: ['build/**/*.{mjs,ts}', 'test/**/*.{mjs,ts}'], rules: { 'no-console': 'off' } },
);
