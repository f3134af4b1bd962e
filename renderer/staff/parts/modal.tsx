import { useEffect, useId, useRef, type ReactNode } from 'react';
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
