import { useState, type ReactNode } from 'react';
import type { SecretName, StaffError } from '../../../../preload/staff-contract.ts';
import { QrScanner } from './qr-scanner.tsx';
import { Modal } from '../../parts/modal.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { StaffButton } from '../../parts/staff-button.tsx';
import { StaffSign } from '../../parts/staff-signs.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { SecretSheet } from './secret-sheet.tsx';
import type { SecretsModel } from './use-secrets.ts';

interface SecretWaysProps {
  readonly name: SecretName;
  readonly model: SecretsModel;
  readonly onKept: () => void;
  /** Shown next to them: the button that removes the secret. */
  readonly children?: ReactNode;
}

/** The ways to enter a key or a password: typed or pasted, scanned, from a stick. */
export function SecretWays({ name, model, onKept, children }: SecretWaysProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<'type' | 'scan' | null>(null);
  const { error, busy, take } = useTaking(onKept);
  const scanned = (text: string): void => {
    setOpen(null);
    take(model.set(name, text.trim()));
  };
  const typed = async (secret: string): Promise<StaffError | null> => {
    const failed = await model.set(name, secret);
    if (!failed) onKept();
    return failed;
  };
  return (
    <>
      <div className="staff-actions">
        <StaffButton action={`type-${name}`} onPress={() => setOpen('type')} disabled={busy}>
          <StaffSign name="pen" />
          {t('keys.type')}
        </StaffButton>
        {name === 'apiKey' && (
          <>
            <StaffButton action="scan" onPress={() => setOpen('scan')} disabled={busy}>
              <StaffSign name="scan" />
              {t('keys.scan')}
            </StaffButton>
            <StaffButton action="import" onPress={() => take(model.importKey())} disabled={busy}>
              <StaffSign name="stick" />
              {t('keys.stick')}
            </StaffButton>
          </>
        )}
        {children}
      </div>
      {error && <ErrorNotice error={error} />}
      {open === 'type' && (
        <SecretSheet heading={t(`keys.name.${name}`)} onSend={typed} onClose={() => setOpen(null)} />
      )}
      {open === 'scan' && <ScanSheet onText={scanned} onClose={() => setOpen(null)} />}
    </>
  );
}

function useTaking(onKept: () => void) {
  const [error, setError] = useState<StaffError | null>(null);
  const [busy, setBusy] = useState(false);
  const take = (answer: Promise<StaffError | null>): void => {
    setBusy(true);
    setError(null);
    void answer.then((failed) => {
      setBusy(false);
      setError(failed);
      if (!failed) onKept();
    });
  };
  return { error, busy, take };
}

interface ScanSheetProps {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

function ScanSheet({ onText, onClose }: ScanSheetProps) {
  const { t, language } = useWords();
  const { devices } = useStaff();
  const cancel = (
    <StaffButton action="cancel" onPress={onClose}>
      {t('act.cancel')}
    </StaffButton>
  );
  return (
    <Modal name="scan" heading={t('keys.scan')} size="sheet" onCancel={onClose} actions={cancel}>
      <div className="scan-view">
        <QrScanner devices={devices} onText={onText} />
      </div>
    </Modal>
  );
}
