import { useEffect, useId, useRef, useState, type FormEvent, type RefObject } from 'react';
import type { Language } from '../../../preload/contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';
import { OnScreenKeyboard } from '../keyboard/on-screen-keyboard.tsx';
import { useTextEntry } from '../keyboard/use-text-entry.ts';
import { useWords } from '../shell/staff-context.ts';
import { StaffButton } from './buttons.tsx';
import { Modal } from './modal.tsx';
import { ErrorNotice } from './notice.tsx';
import './modal.css';

interface TextSheetProps {
  readonly name: string;
  readonly heading: string;
  readonly help?: string;
  readonly fields: readonly SheetFieldSpec[];
  /** Which field was pressed: the caret goes there. */
  readonly first?: number;
  /** Keys for text, or for addresses, paths and codes, which are Latin. */
  readonly layout: 'text' | 'address';
  /** Saves one text per field, in order; null on success, which closes the sheet. */
  readonly onSave: (texts: readonly string[]) => Promise<StaffError | null>;
  readonly onClose: () => void;
}

/** Fields that fill the screen, for the on-screen keyboard and a physical one. */
export function TextSheet({
  name,
  heading,
  help,
  fields,
  first = 0,
  layout,
  onSave,
  onClose,
}: TextSheetProps) {
  const { t } = useWords();
  const texts = useRef(fields.map(({ value }) => value));
  const type = useRef<(key: string) => void>(() => undefined);
  const [active, setActive] = useState(first);
  const { error, saving, save } = useSaving(() => onSave(texts.current), onClose);
  const { language = 'kk', multiline = false } = fields[active] ?? {};
  const press = (key: string): void => {
    if (key === 'Enter' && !multiline) void save();
    else type.current(key);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  const actions = (
    <>
      <StaffButton action="cancel" onPress={onClose}>
        {t('act.cancel')}
      </StaffButton>
      <StaffButton kind="main" action="save" onPress={() => void save()} disabled={saving}>
        {t('act.save')}
      </StaffButton>
    </>
  );
  return (
    <Modal name={name} heading={heading} size="sheet" onCancel={onClose} actions={actions}>
      {help !== undefined && <p className="sheet-help">{help}</p>}
      {error && <ErrorNotice error={error} />}
      <form className="sheet-fields" onSubmit={submit}>
        {fields.map((field, index) => (
          <SheetField
            key={field.id}
            field={field}
            active={index === active}
            first={index === first}
            typeRef={type}
            onActive={() => setActive(index)}
            onText={(text) => void (texts.current = texts.current.with(index, text))}
          />
        ))}
        {/* Enter in one of several fields submits a form only if it has such a button. */}
        <button type="submit" hidden />
      </form>
      <div className="sheet-keyboard">
        <OnScreenKeyboard layout={layout} language={language} multiline={multiline} onKey={press} />
      </div>
    </Modal>
  );
}

function useSaving(onSave: () => Promise<StaffError | null>, onClose: () => void) {
  const [error, setError] = useState<StaffError | null>(null);
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    if (saving) return;
    setSaving(true);
    const failed = await onSave();
    setSaving(false);
    setError(failed);
    if (!failed) onClose();
  };
  return { error, saving, save };
}

export interface SheetFieldSpec {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** The keys that the on-screen keyboard offers for it. */
  readonly language: Language;
  readonly maxLength: number;
  readonly multiline: boolean;
}

interface SheetFieldProps {
  readonly field: SheetFieldSpec;
  readonly active: boolean;
  readonly first: boolean;
  /** Where the on-screen keyboard finds the field that is active. */
  readonly typeRef: RefObject<(key: string) => void>;
  readonly onActive: () => void;
  readonly onText: (text: string) => void;
}

/** One field of a sheet; both keyboards edit it at the same caret. */
function SheetField({ field, active, first, typeRef, onActive, onText }: SheetFieldProps) {
  const { id, label, language, maxLength, multiline } = field;
  const domId = useId();
  const { text, type, bind } = useTextEntry(field.value, { maxLength, multiline });
  useEffect(() => {
    onText(text);
  });
  useEffect(() => {
    if (active) typeRef.current = type;
  });
  const shared = {
    ...bind,
    id: domId,
    lang: language,
    'data-field': id,
    'data-first': first || undefined,
    onFocus: onActive,
  };
  return (
    <div className="sheet-field" data-active={active} data-multiline={multiline}>
      <label htmlFor={domId}>{label}</label>
      {multiline ? <textarea {...shared} /> : <input {...shared} type="text" autoComplete="off" />}
      {maxLength > 100 && (
        <span className="sheet-count" aria-hidden="true">
          {text.length} / {maxLength}
        </span>
      )}
    </div>
  );
}
