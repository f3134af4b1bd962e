import { useRef, useState, type FormEvent } from 'react';
import type { StaffError } from '../../../preload/staff-contract.ts';
import { OnScreenKeyboard } from '../keyboard/on-screen-keyboard.tsx';
import { useWords } from '../shell/staff-context.ts';
import { Modal } from './modal.tsx';
import { ErrorNotice } from './notice.tsx';
import { SheetField, type SheetFieldSpec } from './sheet-field.tsx';
import { StaffButton } from './staff-button.tsx';
import './text-sheet.css';

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
