import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Never run on Windows: these only compare the texts with Microsoft's documentation. */
const file = (name: string) => readFileSync(new URL(`windows/${name}`, import.meta.url), 'utf8');
const script = file('set-up-station.ps1');
/** From the line of a function's name to the brace at the beginning of a line. */
const body = (name: string) => new RegExp(`^function ${name}\\b.*?^}`, 'ms').exec(script)?.[0] ?? '';
/** The steps without -Undo. */
const steps = script.slice(script.indexOf('\nAssert-Ready'));

describe('set-up-station.ps1', () => {
  it('takes the shortcuts of the accessibility features from the filter and from the account', () => {
    expect(script).toContain("@('ForceOffAccessibility', 'true', 'false')");
    expect(script).toMatch(/@\('BreakoutKeyScanCode', '\d+', '91'\)/);
    // Without the bit that each of them calls its shortcut (…_HOTKEYACTIVE, 4), and with it again on -Undo.
    const flags = [...script.matchAll(/@\('([A-Z][A-Za-z ]+)', '(\d+)', '(\d+)'\)/g)].filter(
      ([, name]) => name !== 'BreakoutKeyScanCode',
    );
    expect(flags.map(([, name]) => name)).toEqual([
      'StickyKeys',
      'Keyboard Response',
      'ToggleKeys',
      'MouseKeys',
      'HighContrast',
    ]);
    for (const [, name, off, on] of flags) expect(Number(on) - Number(off), name).toBe(4);
    expect(steps).toMatch(/^Set-Shortcuts \$false$/m);
    expect(script).toMatch(/if \(\$Undo\) \{[^]*?Set-Shortcuts \$true[^]*?^\}/m);
  });

  it('says that a restart is needed, with a code, before it locks anything half', () => {
    const order = ['Enable-Features', 'exit 3010', 'Set-Shell (', 'Set-Keys $true', "'Done."];
    const places = order.map((step) => steps.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(steps).toMatch(/-not \(Test-Filter\)\) \{[^}]*run this script again[^}]*exit 3010/);
  });

  it('reads each key back, and does not pass over one that is not there', () => {
    expect(body('Set-Keys')).toContain('Set-FilterValue');
    expect(body('Set-FilterValue')).toMatch(/-not \$found\) \{ throw/);
    expect(body('Set-FilterValue')).toMatch(/\$now -ne \$value\) \{ throw/);
    expect(body('Set-FilterValue')).not.toContain('SilentlyContinue');
  });

  it('undoes what was laid down, whatever is said when it is undone', () => {
    const noted = script.indexOf('Set-Content -Encoding utf8 -Path $modeFile -Value $Mode');
    expect(noted).toBeGreaterThan(0);
    expect(noted).toBeLessThan(script.indexOf('Set-Shell ((Get-Content'));
    const undo = script.slice(script.indexOf('if ($Undo)'));
    expect(undo.indexOf('$Mode = (Get-Content -Raw $modeFile)')).toBeGreaterThan(0);
    expect(undo.indexOf('$Mode = (Get-Content')).toBeLessThan(undo.indexOf("Set-Shell ''"));
  });

  it('has a closing brace for each that opens', () => {
    const text = script.replace(/^\s*#.*$/gm, '');
    for (const [open, close] of ['{}', '()'].map((pair) => [...pair] as [string, string]))
      expect(text.split(open).length, open).toBe(text.split(close).length);
  });
});

it('the shell launcher’s profile is called by its Id, as its schema writes it', () => {
  const xml = file('shell-launcher.xml');
  expect(xml).not.toContain('Profile ID=');
  const ids = [...xml.matchAll(/<Profile Id="(\{[0-9a-f-]{36}\})"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});
