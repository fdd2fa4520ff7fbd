import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import type { Answerable, PromptDialog } from './dialogs.ts';

export function PromptView({ request, answer }: Answerable<PromptDialog>) {
  const { check, confirm, label, selected, title } = request;
  const [value, setValue] = useState(request.value);
  const [touched, setTouched] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const fault = check(value);
  const shown = touched ? fault : undefined;

  useEffect(() => {
    const start = request.value.lastIndexOf('/') + 1;
    input.current?.setSelectionRange(start, selected ?? request.value.length);
  }, [request.value, selected]);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTouched(true);
    if (fault === undefined) answer(value);
  };
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)}>Cancel</Button>
      <Button kind="primary" onClick={submit} disabled={shown !== undefined}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Modal title={title} onDismiss={() => answer(undefined)} footer={buttons}>
      <form onSubmit={submit}>
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        <input
          ref={input}
          id={id}
          className="field"
          data-autofocus
          spellCheck={false}
          autoComplete="off"
          value={value}
          aria-invalid={shown !== undefined}
          aria-describedby={`${id}-fault`}
          onChange={(event) => {
            setValue(event.target.value);
            setTouched(true);
          }}
        />
        <p id={`${id}-fault`} className="field-fault" role="status">
          {shown}
        </p>
      </form>
    </Modal>
  );
}
