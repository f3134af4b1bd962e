import type { SettingView } from '../../../preload/staff-contract.ts';
import { Chip } from '../parts/chip.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { StaffButton } from '../parts/staff-button.tsx';
import { useWords } from '../session/staff-context.ts';
import { Editor } from './editor.tsx';
import { useRow } from './use-row.ts';
import { isLocked, type SettingsModel } from './use-settings.ts';
import { isLocalised, valueWords } from './value-words.ts';
import './setting-row.css';

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
export function SettingRow({ view, save }: SettingRowProps) {
  const words = useWords();
  const { t, language, fill } = words;
  const { value, error, put } = useRow(view, save);
  const { name, title, help, form, source } = view;
  return (
    <section className="setting" data-setting={name} data-source={source}>
      <div className="setting-words">
        <div className="setting-title">
          <h2>{title[language]}</h2>
          <Chip tone={tones[source]}>{t.settings.source[source]}</Chip>
          {isMissing(view) && <Chip tone="care">{t.settings.missing}</Chip>}
          {source !== 'default' && (
            <p className="setting-standard">
              {fill(t.settings.standard, { value: valueWords(form, view.default, words) })}
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
            {t.settings.reset}
          </StaffButton>
        )}
      </div>
    </section>
  );
}
