import { useState } from 'react';
import { settingGroups, type SettingGroup } from '../../../../preload/staff-contract.ts';
import { Choices } from '../../parts/choices.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettings } from './use-settings.ts';

/** Every setting, by group. */
export function SettingsPage() {
  const { t } = useWords();
  const [group, setGroup] = useState<SettingGroup>('bank');
  const { views, error, save } = useSettings();
  const groups = settingGroups.filter((one) => views?.some((view) => view.group === one));
  return (
    <>
      <StaffHeading heading={t('page.settings')} lead={t('settings.lead')} />
      {error && <ErrorNotice error={error} />}
      {!views && !error && <p role="status">{t('moment')}</p>}
      {views && (
        <Choices
          label={t('page.settings')}
          action="group"
          choices={groups.map((value) => ({ value, title: t(`settings.group.${value}`) }))}
          isChosen={(one) => one === group}
          onChoose={(one) => setGroup(groups.find((other) => other === one) ?? group)}
        />
      )}
      <div className="settings-list">
        {views
          ?.filter((view) => view.group === group)
          .map((view) => (
            <SettingRow key={view.name} view={view} save={save} />
          ))}
      </div>
    </>
  );
}
