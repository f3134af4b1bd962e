import { useState, type ReactNode } from 'react';
import { languages, type Language } from '../../../../preload/contract.ts';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { texts } from '../../../text/i18n.ts';
import { FieldButton } from '../../parts/buttons.tsx';
import { TextSheet, type SheetFieldSpec } from '../../parts/text-sheet.tsx';
import { useWords } from '../../shell/staff-context.ts';
import type { EditorProps } from './editor.tsx';
import { asText, isList, isLocalised, valueWords } from './value-words.ts';

interface OneFieldProps extends Pick<EditorProps, 'view' | 'locked'> {
  readonly action: string;
  readonly field: Omit<SheetFieldSpec, 'id'>;
  readonly layout: 'text' | 'address';
  readonly onSave: (text: string) => Promise<StaffError | null>;
  /** The value as it is shown. */
  readonly children: ReactNode;
}

/** A setting that is edited in one field: its value as a button, which opens the sheet. */
export function OneField({ view, locked, action, field, layout, onSave, children }: OneFieldProps) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <FieldButton
        label={t('act.change')}
        quiet
        action={action}
        onPress={() => setOpen(true)}
        disabled={locked}
      >
        {children}
      </FieldButton>
      {open && (
        <TextSheet
          name={view.name}
          heading={view.title[language]}
          help={view.help[language]}
          fields={[{ id: view.name, ...field }]}
          layout={layout}
          onSave={([text = '']) => onSave(text)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** One text. Addresses, paths and codes are Latin, so that is what the keyboard offers first. */
export function TextEditor({ view, form, value, locked, put }: EditorProps<'text'>) {
  const words = useWords();
  const { language } = words;
  return (
    <OneField
      view={view}
      locked={locked}
      action={`set-${view.name}`}
      field={{ label: view.title[language], value: asText(value), language, ...form }}
      layout={isWords(view.name) ? 'text' : 'address'}
      onSave={put}
    >
      {valueWords(form, value, words)}
    </OneField>
  );
}

/** The one plain text that people write in their own language. */
const isWords = (name: string): boolean => name === 'stationName';

/** Several short texts, one to a line. */
export function LinesEditor({ view, form, value, locked, put }: EditorProps<'lines'>) {
  const words = useWords();
  const { t, language } = words;
  const field = {
    label: t('settings.linesHint'),
    value: isList(value) ? value.join('\n') : '',
    language,
    maxLength: (form.maxLength + 1) * form.maxLines,
    multiline: true,
  };
  return (
    <OneField
      view={view}
      locked={locked}
      field={field}
      action={`set-${view.name}`}
      layout="address"
      onSave={(text) => put(text.split('\n').map((line) => line.trim()))}
    >
      {valueWords(form, value, words)}
    </OneField>
  );
}

/** The same in each language, under the language's own name. */
export function LocalisedEditor({ view, form, value, locked, put }: EditorProps<'localised'>) {
  const { language, t } = useWords();
  const [open, setOpen] = useState<Language | null>(null);
  const now = (one: Language): string => (isLocalised(value) ? value[one] : '');
  const fields = languages.map((one) => ({
    id: `${view.name}-${one}`,
    label: texts[one].t('languageName'),
    value: now(one),
    language: one,
    maxLength: form.maxLength,
    multiline: form.multiline,
  }));
  const save = ([kk = '', ru = '', en = '']: readonly string[]) => put({ kk, ru, en });
  return (
    <div className="localised">
      {languages.map((one) => (
        <FieldButton
          key={one}
          label={texts[one].t('languageName')}
          action={`set-${view.name}-${one}`}
          lang={one}
          onPress={() => setOpen(one)}
          disabled={locked}
        >
          <span className="localised-text">{now(one) || t('settings.empty')}</span>
        </FieldButton>
      ))}
      {open && (
        <TextSheet
          name={view.name}
          heading={view.title[language]}
          help={view.help[language]}
          fields={fields}
          first={languages.indexOf(open)}
          layout="text"
          onSave={save}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
