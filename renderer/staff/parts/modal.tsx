import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../shell/staff-context.ts';
import { StaffButton } from './buttons.tsx';
import './modal.css';

interface ModalProps {
  /** What it is about, as tests find it. */
  readonly name: string;
  readonly heading: string;
  /** `sheet` fills the console, `ask` is as small as its content. */
  readonly size: 'sheet' | 'ask';
  readonly onCancel: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog. The browser keeps the focus inside and reports Esc. */
export function Modal({ name, heading, size, onCancel, actions, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // Without a field the browser has chosen the first button, which is the one that changes nothing.
    const field =
      element?.querySelector<HTMLElement>('[data-first]') ??
      element?.querySelector<HTMLElement>('input, textarea');
    field?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${size}`}
      data-dialog={name}
      aria-labelledby={headingId}
      onCancel={(event) => {
        // The caller removes it; a dialog that closed itself would stay in the page, hidden.
        event.preventDefault();
        onCancel();
      }}
      // The browser closes it on a second Esc even if the first was prevented.
      onClose={() => dialog.current?.open === false && onCancel()}
    >
      <header className="modal-head">
        <h2 id={headingId}>{heading}</h2>
        <div className="modal-actions">{actions}</div>
      </header>
      {children}
    </dialog>
  );
}

interface AskDialogProps {
  readonly name: string;
  readonly heading: string;
  readonly body: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks for confirmation of an action that can't be undone with one touch. */
export function AskDialog({ name, heading, body, yes, onYes, onNo }: AskDialogProps) {
  const { t } = useWords();
  const actions = (
    <>
      <StaffButton action="no" onPress={onNo}>
        {t('act.cancel')}
      </StaffButton>
      <StaffButton kind="main" action="yes" onPress={onYes}>
        {yes}
      </StaffButton>
    </>
  );
  return (
    <Modal name={name} heading={heading} size="ask" onCancel={onNo} actions={actions}>
      <p>{body}</p>
    </Modal>
  );
}
