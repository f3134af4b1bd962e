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
 * @param {{ group: string[], importNames?: string[], message: string }[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const noElectron = {
  group: ['electron', 'electron/*'],
  message: 'Only main and preload may import electron.',
};
const noNode = {
  group: nodeModules,
  message: 'The renderer and the bridge have no Node: ask main over the contract.',
};
const noRawIpc = {
  group: ['electron'],
  importNames: ['ipcMain'],
  message: 'Only main/ipc/register.ts may import ipcMain: it checks the sender and the payload.',
};
const noMain = {
  group: ['**/main/**'],
  message: 'The renderer may know of main only what preload/contract.ts says.',
};
const noRenderer = {
  group: ['**/renderer/**'],
  message: 'Main may know of the renderer only what preload/contract.ts says.',
};
const noActors = {
  group: ['**/flow/machine*', '**/flow/create-flow*', '**/flow/*actors*', '**/camera/*', '**/preload/index*'],
  message: 'Screens take props only.',
};

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
  { files: ['main/**/*.ts'], rules: forbid(noRenderer, noRawIpc) },
  { files: ['main/ipc/register.ts'], rules: forbid(noRenderer) },
  {
    files: ['preload/contract.ts'],
    rules: forbid({ group: ['*'], message: 'The contract imports nothing.' }),
  },
  { files: ['preload/index.ts'], rules: forbid(noNode, noMain, noRenderer) },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
    rules: {
      ...reactHooks.configs.flat['recommended-latest'].rules,
      ...forbid(noElectron, noNode, noMain),
    },
  },
  {
    files: ['renderer/{screens,components}/**/*.{ts,tsx}'],
    rules: forbid(noElectron, noNode, noMain, noActors),
  },
  // A plain Electron script: CommonJS, so that it needs no package.json.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Tests are next to the source and may import everything; scripts print to the terminal.
  { files: ['**/*.test.{ts,tsx}'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['build/**/*.{mjs,ts}', 'test/**/*.{mjs,ts}'], rules: { 'no-console': 'off' } },
);
