import type { SettingView } from '../../../../preload/staff-contract.ts';
import { Chip } from '../../parts/chip.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { Editor } from '../settings/editor.tsx';
import { useRow } from '../settings/use-row.ts';
import { isLocked, settingNamed, type SettingsModel } from '../settings/use-settings.ts';

interface StepProps {
  readonly settings: SettingsModel;
}

/** Which languages people may choose, and which one the screen waits in. */
export function LanguageStep({ settings }: StepProps) {
  return (
    <>
      <Asked settings={settings} name="languages" />
      <Asked settings={settings} name="defaultLanguage" />
    </>
  );
}

/** The bank's name in three languages, and its colour. */
export function BankStep({ settings }: StepProps) {
  return (
    <div className="set-up-pair">
      <Asked settings={settings} name="bankName" />
      <Asked settings={settings} name="accentColour" />
    </div>
  );
}

interface AskedProps extends StepProps {
  readonly name: string;
}

function Asked({ settings, name }: AskedProps) {
  const view = settingNamed(settings.views, name);
  return view && <AskedSetting view={view} save={settings.save} />;
}

interface AskedSettingProps {
  readonly view: SettingView;
  readonly save: SettingsModel['save'];
}

function AskedSetting({ view, save }: AskedSettingProps) {
  const { t, language } = useWords();
  const { value, error, put } = useRow(view, save);
  return (
    <section className="asked" data-setting={view.name}>
      <h2>
        {view.title[language]} {isLocked(view) && <Chip tone="locked">{t('setUp.byPolicy')}</Chip>}
      </h2>
      <Editor view={view} form={view.form} value={value} locked={isLocked(view)} put={put} />
      {error && <ErrorNotice error={error} />}
    </section>
  );
}
