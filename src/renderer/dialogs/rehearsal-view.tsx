import { type FormEvent, useId, useState } from 'react';
import type { RehearsalParameter } from '../language/protocol.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Modal } from '../ui/modal.tsx';
import type { Answerable, RehearsalDialog } from './dialogs.ts';
import { choiceOf, faultOf, type RehearsalForm } from './rehearsal-choice.ts';

/** Chooses the phases, parameters and network of one rehearsal. */
export function RehearsalView({ request: { options, path }, answer }: Answerable<RehearsalDialog>) {
  const [form, setForm] = useState<RehearsalForm>({ without: new Set(), values: {}, network: false });
  const fault = faultOf(options, form);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (fault === undefined) answer(choiceOf(options, form));
  };
  const onPhase = (phase: string, on: boolean) => {
    const without = new Set(form.without);
    if (on) without.delete(phase);
    else without.add(phase);
    setForm({ ...form, without });
  };
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)}>Cancel</Button>
      <Button kind="primary" icon="play" onClick={submit} disabled={fault !== undefined} autoFocus>
        Rehearse
      </Button>
    </>
  );
  return (
    <Modal title={`Rehearse ${path} with`} onDismiss={() => answer(undefined)} footer={buttons}>
      <form className="rehearsal-form" onSubmit={submit}>
        <fieldset>
          <legend>Phases</legend>
          {options.phases.map((phase) => (
            <CheckBox key={phase} label={phase} checked={!form.without.has(phase)} onChange={(on) => onPhase(phase, on)} />
          ))}
        </fieldset>
        {options.parameters.length > 0 && (
          <fieldset>
            <legend>Parameters</legend>
            {options.parameters.map((parameter) => (
              <ParameterField
                key={parameter.name}
                parameter={parameter}
                value={form.values[parameter.name] ?? parameter.default ?? ''}
                onChange={(value) => setForm({ ...form, values: { ...form.values, [parameter.name]: value } })}
              />
            ))}
          </fieldset>
        )}
        <fieldset>
          <legend>Network</legend>
          <CheckBox
            label="Let the steps reach the network"
            note="Off, the steps talk to nothing: downloads and package installs fail. On, they reach the internet and, where this computer cannot keep them apart, its own services too; the notes of the run say which."
            checked={form.network}
            onChange={(network) => setForm({ ...form, network })}
          />
        </fieldset>
        <p className="field-fault" role="status">
          {fault}
        </p>
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

interface ParameterFieldProps {
  readonly parameter: RehearsalParameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ParameterField({ parameter: { default: usual, description, name }, value, onChange }: ParameterFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {name}
      </label>
      <input
        id={id}
        className="field"
        spellCheck={false}
        autoComplete="off"
        value={value}
        required={usual === undefined}
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        onChange={(event) => onChange(event.target.value)}
      />
      {description !== undefined && (
        <p id={`${id}-description`} className="modal-note">
          {description}
        </p>
      )}
    </div>
  );
}
