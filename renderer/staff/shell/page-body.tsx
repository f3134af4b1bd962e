import type { StaffPage } from './staff-context.ts';
import { CameraPage } from '../pages/camera/camera-page.tsx';
import { DiagnosticsPage } from '../pages/diagnostics/diagnostics-page.tsx';
import { HelpPage } from '../pages/help/help-page.tsx';
import { KeysPage } from '../pages/keys/keys-page.tsx';
import { RecordsPage } from '../pages/records/records-page.tsx';
import { SettingsPage } from '../pages/settings/settings-page.tsx';
import { StatusPage } from '../pages/status/status-page.tsx';

const bodies = {
  status: StatusPage,
  settings: SettingsPage,
  keys: KeysPage,
  camera: CameraPage,
  diagnostics: DiagnosticsPage,
  records: RecordsPage,
  help: HelpPage,
} as const satisfies Record<StaffPage, () => React.JSX.Element>;

/** One page of the console. */
export function PageBody({ page }: { readonly page: StaffPage }) {
  const Body = bodies[page];
  return (
    <div className="staff-page">
      <Body />
    </div>
  );
}
