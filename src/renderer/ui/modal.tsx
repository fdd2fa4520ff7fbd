import { type ReactNode, useEffect, useId, useRef } from 'react';

interface ModalProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  readonly size?: 'normal' | 'wide';
  readonly onDismiss: () => void;
}

/** A dialog that holds the focus until it is answered; Escape dismisses it. */
export function Modal({ title, children, footer, size = 'normal', onDismiss }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`modal ${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
    >
      <h2 id={id} className="modal-title">
        {title}
      </h2>
      <div className="modal-body">{children}</div>
      <div className="modal-footer">{footer}</div>
    </dialog>
  );
}
