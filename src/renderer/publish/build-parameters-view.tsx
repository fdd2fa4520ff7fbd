import { type FormEvent, useId, useState } from 'react';
import type { BuildParameter } from '../../contract/index.ts';
import type { Answerable, BuildParametersDialog } from '../dialogs/dialogs.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { changedValues, isList, parameterKey, textOf } from './parameter-form.ts';

/** Other values for one build. The recipe and its file stay as they are. */
export function BuildParametersView({ request: { parameters, title }, answer }: Answerable<BuildParametersDialog>) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const components = [...new Set(parameters.map(({ component }) => component))];
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    answer(changedValues(parameters, typed));
  };
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)}>Cancel</Button>
      <Button kind="primary" onClick={submit} autoFocus>
        Plan build
      </Button>
    </>
  );
  return (
    <Modal title={title} onDismiss={() => answer(undefined)} footer={buttons}>
      <p>The image is built from a version of the recipe that is made for this run and deleted after it.</p>
      <form className="rehearsal-form" onSubmit={submit}>
        {components.map((component) => (
          <fieldset key={component}>
            <legend>{component}</legend>
            {parameters
              .filter((parameter) => parameter.component === component)
              .map((parameter) => (
                <ParameterField
                  key={parameter.name}
                  parameter={parameter}
                  value={typed[parameterKey(parameter)] ?? textOf(parameter)}
                  onChange={(value) => setTyped({ ...typed, [parameterKey(parameter)]: value })}
                />
              ))}
          </fieldset>
        ))}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

interface ParameterFieldProps {
  readonly parameter: BuildParameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ParameterField({ parameter, value, onChange }: ParameterFieldProps) {
  const id = useId();
  const note = [parameter.description, isList(parameter) ? 'One value a line.' : undefined].filter(Boolean).join(' ');
  const common = { id, className: 'field', spellCheck: false, value, 'aria-describedby': note === '' ? undefined : `${id}-note` } as const;
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {parameter.name}
      </label>
      {isList(parameter) ? (
        <textarea {...common} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
      {note !== '' && (
        <p id={`${id}-note`} className="modal-note">
          {note}
        </p>
      )}
    </div>
  );
}
