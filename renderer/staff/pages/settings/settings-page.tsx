import { useState } from 'react';
import { settingGroups, type SettingGroup, type SettingView } from '../../../../preload/staff-contract.ts';
import { Choices, StaffButton } from '../../parts/buttons.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { Chip } from '../../parts/signs.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { Editor } from './editor.tsx';
import { isLocked, useRow, useSettings, type SettingsModel } from './use-settings.ts';
import { isLocalised, valueWords } from './value-words.ts';
import './settings.css';

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
          chosen={group}
          onChoose={setGroup}
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

interface SettingRowProps {
  readonly view: SettingView;
  readonly save: SettingsModel['save'];
}

/** Changed by one touch; the others have a sheet, which shows a refusal itself. */
const atOnce: ReadonlySet<string> = new Set(['switch', 'number', 'choice', 'several']);
const tones = { default: 'plain', station: 'marked', policy: 'locked' } as const;

/** A text that the bank should enter, and that is missing in a language. */
const isMissing = ({ form, value }: SettingView): boolean =>
  form.kind === 'localised' && form.wanted && isLocalised(value) && Object.values(value).includes('');

/** A setting with its help, its source, its default and its editor. */
function SettingRow({ view, save }: SettingRowProps) {
  const words = useWords();
  const { t, language } = words;
  const { value, error, put } = useRow(view, save);
  const { name, title, help, form, standard, source } = view;
  return (
    <section className="setting" data-setting={name} data-source={source}>
      <div className="setting-words">
        <div className="setting-title">
          <h2>{title[language]}</h2>
          <Chip tone={tones[source]}>{t(`settings.source.${source}`)}</Chip>
          {isMissing(view) && <Chip tone="care">{t('settings.missing')}</Chip>}
          {source !== 'default' && (
            <p className="setting-default">
              {t('settings.default', { value: valueWords(form, standard, words) })}
            </p>
          )}
        </div>
        <p className="setting-help">{help[language]}</p>
      </div>
      <div className="setting-editor">
        <Editor view={view} form={form} value={value} locked={isLocked(view)} put={put} />
        {error && atOnce.has(form.kind) && <ErrorNotice error={error} />}
        {source === 'station' && (
          <StaffButton kind="quiet" action={`reset-${name}`} onPress={() => void put(null)}>
            {t('settings.reset')}
          </StaffButton>
        )}
      </div>
    </section>
  );
}
