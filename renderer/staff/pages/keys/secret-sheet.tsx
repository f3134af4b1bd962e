import { useCallback, useId, useState, type FormEvent } from 'react';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { OnScreenKeyboard } from '../../keyboard/on-screen-keyboard.tsx';
import { StaffButton, Toggle } from '../../parts/buttons.tsx';
import { Modal } from '../../parts/modal.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { SecretEntry } from './secret-entry.ts';
import '../../parts/modal.css';

interface SecretSheetProps {
  readonly heading: string;
  /** Sends it; null when it was taken, which closes the sheet. */
  readonly onSend: (secret: string) => Promise<StaffError | null>;
  readonly onClose: () => void;
}

/** Where a key or a password is typed or pasted. It is wiped as soon as it is sent, and when the sheet closes. */
export function SecretSheet({ heading, onSend, onClose }: SecretSheetProps) {
  const { t, language } = useWords();
  const fieldId = useId();
  const { entry, attach, length, error, busy, send } = useSecretEntry(onSend, onClose);
  const [shown, setShown] = useState(false);
  const show = (wanted: boolean): void => {
    setShown(wanted);
    entry.show(wanted);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };
  const actions = (
    <>
      <StaffButton action="cancel" onPress={onClose}>
        {t('act.cancel')}
      </StaffButton>
      <StaffButton kind="main" action="save" onPress={() => void send()} disabled={busy || length === 0}>
        {t('act.save')}
      </StaffButton>
    </>
  );
  return (
    <Modal name="secret" heading={heading} size="sheet" onCancel={onClose} actions={actions}>
      <p className="sheet-help">{t('keys.never')}</p>
      {error && <ErrorNotice error={error} />}
      <form className="sheet-fields" onSubmit={submit}>
        <div className="sheet-field">
          <label htmlFor={fieldId}>{t('keys.entry')}</label>
          <span className="sheet-count">{t('keys.length', { count: length })}</span>
          <input
            ref={attach}
            id={fieldId}
            type="text"
            data-field="secret"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <Toggle label={t('keys.show')} action="show" on={shown} onToggle={show} />
      </form>
      <div className="sheet-keyboard">
        <OnScreenKeyboard
          layout="address"
          language={language}
          onKey={(key) => (key === 'Enter' ? void send() : entry.type(key))}
        />
      </div>
    </Modal>
  );
}

function useSecretEntry(onSend: SecretSheetProps['onSend'], onClose: () => void) {
  const [length, setLength] = useState(0);
  const [entry] = useState(() => new SecretEntry(setLength));
  const attach = useCallback((field: HTMLInputElement) => entry.attach(field), [entry]);
  const [error, setError] = useState<StaffError | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (busy || length === 0) return;
    setBusy(true);
    const answer = onSend(entry.read());
    entry.wipe();
    const failed = await answer;
    setBusy(false);
    setError(failed);
    if (!failed) onClose();
  };
  return { entry, attach, length, error, busy, send };
}
