import { useState } from 'react';
import { languages, type Language } from '../../../../preload/contract.ts';
import { texts } from '../../../text/i18n.ts';
import { FieldButton } from '../../parts/buttons.tsx';
import { TextSheet } from '../../parts/text-sheet.tsx';
import { useWords } from '../../shell/staff-context.ts';
import type { EditorProps } from './editor.tsx';
import { asText, isList, isLocalised, valueWords } from './value-words.ts';

/** One text. Addresses, paths and codes are Latin, so that is what the keyboard offers first. */
export function TextEditor({ view, form, value, locked, put }: EditorProps<'text'>) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const title = view.title[words.language];
  const field = { id: view.name, label: title, value: asText(value), language: words.language, ...form };
  return (
    <>
      <FieldButton
        label={words.t('act.change')}
        quiet
        action={`set-${view.name}`}
        onPress={() => setOpen(true)}
        disabled={locked}
      >
        {valueWords(form, value, words)}
      </FieldButton>
      {open && (
        <TextSheet
          name={view.name}
          heading={title}
          help={view.help[words.language]}
          fields={[field]}
          layout={isWords(view.name) ? 'text' : 'address'}
          onSave={([text = '']) => put(text)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** The one plain text that people write in their own language. */
const isWords = (name: string): boolean => name === 'stationName';

/** Several short texts, one to a line. */
export function LinesEditor({ view, form, value, locked, put }: EditorProps<'lines'>) {
  const words = useWords();
  const { t, language } = words;
  const [open, setOpen] = useState(false);
  const field = {
    id: view.name,
    label: t('settings.linesHint'),
    value: isList(value) ? value.join('\n') : '',
    language,
    maxLength: (form.maxLength + 1) * form.maxLines,
    multiline: true,
  };
  return (
    <>
      <FieldButton
        label={t('act.change')}
        quiet
        action={`set-${view.name}`}
        onPress={() => setOpen(true)}
        disabled={locked}
      >
        {valueWords(form, value, words)}
      </FieldButton>
      {open && (
        <TextSheet
          name={view.name}
          heading={view.title[language]}
          help={view.help[language]}
          fields={[field]}
          layout="address"
          onSave={([text = '']) => put(text.split('\n').map((line) => line.trim()))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
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
