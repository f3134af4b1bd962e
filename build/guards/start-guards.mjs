import { edit, guard } from './guard.mjs';

/** What the program is started with, and what of it is believed. */
export const startGuards = [
  guard(
    'switches',
    [
      edit(
        'main/index.ts',
        'findForeignSwitch(process.argv.slice(1), process.platform);',
        'null as string | null;',
      ),
    ],
    'package',
    'ends at once where a switch',
  ),
  guard(
    'switches after white space',
    [edit('main/security/command-line.ts', "written.replace(edges, '')", 'written')],
    'main/security/command-line.test.ts',
    'is not misled by',
  ),
  guard(
    'variables',
    [
      edit(
        'main/index.ts',
        'const variable = findRefusedVariable(process.env)',
        'const variable = null as string | null',
      ),
    ],
    'package',
    'ends at once where a variable',
  ),
  guard(
    'trust said outright',
    [
      edit(
        'main/network/tls.ts',
        'ca === undefined ? [...rootCertificates] : [...rootCertificates, ca]',
        'ca === undefined ? undefined : [...rootCertificates, ca]',
      ),
    ],
    'main/network/tls.test.ts',
    'trusts the given roots alone',
  ),
  guard(
    'where the policy lies on Windows',
    [
      edit(
        'main/settings/managed-policy/policy-file.ts',
        'findProgramData()',
        "(environment['ProgramData'] ?? findProgramData())",
      ),
    ],
    'main/settings/managed-policy/policy-file.test.ts',
    'is where each system',
  ),
  guard(
    'which PowerShell is asked',
    [
      edit(
        'main/platform/powershell.ts',
        '`${windowsFolder}\\\\System32',
        "`${process.env['SystemRoot'] ?? windowsFolder}\\\\System32",
      ),
    ],
    'main/platform/powershell.test.ts',
    'asks Windows’ own',
  ),
];
