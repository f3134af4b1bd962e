import type { SettingView } from '../../preload/staff-contract.ts';
import views from './setting-views.json' with { type: 'json' };

type Told = Omit<SettingView, 'value' | 'source'>;

/** As main reports them: the file is generated from main's schema, and a test there fails while it is stale. */
const told = views as unknown as readonly Told[];

/** All settings, with some of them set here or by policy. */
export function cannedSettings(
  here: Readonly<Record<string, SettingView['value']>>,
  byPolicy: Readonly<Record<string, SettingView['value']>>,
): readonly SettingView[] {
  return told.map((setting) => {
    const { name } = setting;
    const fixed = byPolicy[name];
    if (fixed !== undefined) return { ...setting, value: fixed, source: 'policy' };
    const own = here[name];
    if (own !== undefined) return { ...setting, value: own, source: 'station' };
    return { ...setting, value: setting.default, source: 'default' };
  });
}
