import { type FormEvent, useId, useState } from 'react';
import { type AccountTarget, type BuilderDetail, type BuilderRow, type BuilderSoftware, whyForbidden } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notify, notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { softwareMark, softwareNames } from './software-words.ts';

interface SoftwareFaceProps {
  readonly place: AccountTarget;
  readonly row: BuilderRow;
  readonly software: BuilderDetail['software'];
  readonly again: () => void;
}

type Change = { readonly install?: readonly string[]; readonly uninstall?: readonly string[]; readonly deploy?: boolean };

/** License-included software of Microsoft: what is staged, what is installed, and what failed. */
export function BuilderSoftwareFace({ again, place, row, software }: SoftwareFaceProps) {
  const workbench = useWorkbench();
  const { name, state } = row;
  const change = async (title: string, { deploy = false, install = [], uninstall = [] }: Change) => {
    try {
      await workbench.tasks.run(title, (signal) =>
        workbench.connection.client.imageBuilders.changeSoftware(
          { ...place, name, install: [...install], uninstall: [...uninstall], deploy },
          { signal },
        ),
      );
      again();
    } catch (error) {
      notifyFailure(workbench, error);
    }
  };
  if (software.obstacle !== undefined)
    return (
      <EmptyState icon="error" title="The software cannot be read">
        <p role="alert">{software.obstacle}</p>
        <Button onClick={again}>Try again</Button>
      </EmptyState>
    );
  const staged = software.items.filter(({ status }) => /^(STAGED|FAILED)/.test(status));
  const reason = whyForbidden(state, 'deploySoftware') ?? (staged.length === 0 ? 'Nothing is staged. Add software first.' : undefined);
  const deploy = () =>
    reason === undefined ? void change(`Deploying software to ${name}`, { deploy: true }) : notify(workbench, 'info', reason);
  return (
    <Scrollable className="resource-page" label={`Software of ${name}`}>
      <p className="modal-note">
        License-included software is billed by AWS for each user and month. It is staged here, and installed or uninstalled by a deployment.
      </p>
      {software.items.length === 0 ? (
        <p className="muted">No license-included software is associated with it.</p>
      ) : (
        <ul className="plain-rows" aria-label="Software">
          {software.items.map((item) => (
            <SoftwareRow
              key={item.name}
              item={item}
              onRemove={() => void change(`Staging the removal of ${item.name}`, { uninstall: [item.name] })}
            />
          ))}
        </ul>
      )}
      <AddSoftware
        known={software.items.map((item) => item.name)}
        onAdd={(added) => void change(`Staging ${added}`, { install: [added] })}
      />
      <div className="button-row">
        <button type="button" className="button plain" aria-disabled={reason !== undefined} title={reason} onClick={deploy}>
          Deploy what is staged
        </button>
      </div>
    </Scrollable>
  );
}

function SoftwareRow({ item: { errors, name, status }, onRemove }: { readonly item: BuilderSoftware; readonly onRemove: () => void }) {
  const removable = status === 'INSTALLED' || status === 'STAGED_FOR_INSTALLATION' || status === 'FAILED_TO_UNINSTALL';
  return (
    <li>
      <StateMark mark={softwareMark(status)} />
      <span>{name.replaceAll('_', ' ')}</span>
      {removable && <Button onClick={onRemove}>Stage removal</Button>}
      {errors.map((error) => (
        <p key={error} className="row-note">
          {error}
        </p>
      ))}
    </li>
  );
}

interface AddSoftwareProps {
  readonly known: readonly string[];
  readonly onAdd: (name: string) => void;
}

function AddSoftware({ known, onAdd }: AddSoftwareProps) {
  const [name, setName] = useState('');
  const id = useId();
  const offered = softwareNames.filter((one) => !known.includes(one));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '') onAdd(name);
  };
  return (
    <form className="builder-add" onSubmit={submit}>
      <label className="field-label" htmlFor={id}>
        Add software
      </label>
      <select id={id} className="field" value={name} onChange={(event) => setName(event.target.value)}>
        <option value="">Choose software</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {one.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <button type="submit" className="button plain" aria-disabled={name === ''}>
        Stage it
      </button>
    </form>
  );
}
