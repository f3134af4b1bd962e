import { useState, type ReactNode } from 'react';
import type { SecretInfo, SecretName, StaffError } from '../../../../preload/staff-contract.ts';
import { StaffButton } from '../../parts/buttons.tsx';
import { Modal } from '../../parts/modal.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { Chip, StaffSign } from '../../parts/signs.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { QrScanner } from './qr-scanner.tsx';
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
  const { t } = useWords();
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

const tones = { station: 'marked', policy: 'locked', credential: 'locked', demonstration: 'plain' } as const;

/** All that is ever shown of a secret: its last characters, its length, its source. */
export function SecretFacts({ info }: { readonly info: SecretInfo | null }) {
  const { t } = useWords();
  if (!info) return <p className="secret-facts">{t('keys.none')}</p>;
  return (
    <p className="secret-facts" data-testid="secret-facts">
      <b>{info.lastFour === null ? t('keys.hidden') : t('keys.ends', { lastFour: info.lastFour })}</b>
      {info.length > 0 && <span>{t('keys.length', { count: info.length })}</span>}
      <Chip tone={tones[info.source]}>{t(`keys.source.${info.source}`)}</Chip>
    </p>
  );
}

/** The file on the stick, as main looks for it. */
const keyFile = 'liveness-kiosk-key.txt';
const setKeyCommand = 'liveness-kiosk --set-api-key < key.txt';

/** What the stick has to contain, and the command for a person at this computer's terminal. */
export function OtherWays() {
  const { t } = useWords();
  const [before = '', after = ''] = t('keys.stickHow').split('{{file}}');
  return (
    <div className="staff-quiet other-ways">
      <p>
        {before}
        <code>{keyFile}</code>
        {after}
      </p>
      <p>
        {t('keys.command')} <code>{setKeyCommand}</code>
      </p>
    </div>
  );
}
