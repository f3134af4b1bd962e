import type { SettingView } from '../../../preload/staff-contract.ts';
import { Chip } from '../parts/chip.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { useWords } from '../session/staff-context.ts';
import { Editor } from '../settings/editor.tsx';
import { useRow } from '../settings/use-row.ts';
import { isLocked, settingNamed, type SettingsModel } from '../settings/use-settings.ts';

interface StepProps {
  readonly settings: SettingsModel;
}

/** Which languages people may choose, and which one the screen waits in. */
export function LanguageStep({ settings }: StepProps) {
  const { t } = useWords();
  return (
    <>
      <Asked settings={settings} name="languages" title={t.setUp.offered} />
      <Asked settings={settings} name="defaultLanguage" title={t.setUp.first} />
    </>
  );
}

/** The bank's name in three languages, and its colour. */
export function BankStep({ settings }: StepProps) {
  const { t } = useWords();
  return (
    <div className="set-up-pair">
      <Asked settings={settings} name="bankName" title={t.setUp.name} />
      <Asked settings={settings} name="accentColour" title={t.setUp.colour} />
    </div>
  );
}

interface AskedProps extends StepProps {
  readonly name: string;
  readonly title: string;
}

function Asked({ settings, name, title }: AskedProps) {
  const view = settingNamed(settings.views, name);
  return view && <AskedSetting view={view} title={title} save={settings.save} />;
}

interface AskedSettingProps {
  readonly view: SettingView;
  readonly title: string;
  readonly save: SettingsModel['save'];
}

function AskedSetting({ view, title, save }: AskedSettingProps) {
  const { t } = useWords();
  const { value, error, put } = useRow(view, save);
  return (
    <section className="asked" data-setting={view.name}>
      <h2>
        {title} {isLocked(view) && <Chip tone="locked">{t.setUp.byPolicy}</Chip>}
      </h2>
      <Editor view={view} form={view.form} value={value} locked={isLocked(view)} put={put} />
      {error && <ErrorNotice error={error} />}
    </section>
  );
}
