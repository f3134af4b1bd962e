import type { StaffPage } from '../../text/staff/shape.ts';
import { CameraPage } from '../camera/camera-page.tsx';
import { DiagnosticsPage } from '../diagnostics/diagnostics-page.tsx';
import { HelpPage } from '../help/help-page.tsx';
import { KeysPage } from '../keys/keys-page.tsx';
import { RecordsPage } from '../records/records-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { StatusPage } from '../status/status-page.tsx';

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
