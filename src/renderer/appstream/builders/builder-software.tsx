import { useState } from 'react';
import { type AccountTarget, type BuilderDetail, type BuilderRow, type BuilderSoftware, whyForbidden } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
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
  const whyNotStaged = whyForbidden(state, 'stageSoftware');
  const staged = software.items.filter(({ status }) => /^(STAGED|FAILED)/.test(status));
  const reason = whyForbidden(state, 'deploySoftware') ?? (staged.length === 0 ? 'Nothing is staged. Add software first.' : undefined);
  return (
    <Scrollable className="resource-page builder-software" label={`Software of ${name}`}>
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
              whyNot={whyNotStaged}
              onRemove={() => void change(`Staging the removal of ${item.name}`, { uninstall: [item.name] })}
            />
          ))}
        </ul>
      )}
      <AddSoftware
        whyNot={whyNotStaged}
        known={software.items.map((item) => item.name)}
        onAdd={(added) => void change(`Staging ${added}`, { install: [added] })}
      />
      <div className="button-row">
        <ReasonedButton
          icon="cloud-download"
          label="Deploy what is staged"
          whyNot={reason}
          onClick={() => void change(`Deploying software to ${name}`, { deploy: true })}
        />
      </div>
    </Scrollable>
  );
}

interface SoftwareRowProps {
  readonly item: BuilderSoftware;
  readonly whyNot: string | undefined;
  readonly onRemove: () => void;
}

const removable = new Set(['INSTALLED', 'STAGED_FOR_INSTALLATION', 'FAILED_TO_UNINSTALL']);

function SoftwareRow({ item: { errors, name, status }, onRemove, whyNot }: SoftwareRowProps) {
  return (
    <li>
      <StateMark mark={softwareMark(status)} />
      <span>{name.replaceAll('_', ' ')}</span>
      {removable.has(status) && <ReasonedButton label="Stage removal" whyNot={whyNot} onClick={onRemove} />}
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
  readonly whyNot: string | undefined;
  readonly onAdd: (name: string) => void;
}

function AddSoftware({ known, onAdd, whyNot }: AddSoftwareProps) {
  const [name, setName] = useState('');
  const offered = softwareNames.filter((one) => !known.includes(one));
  return (
    <div className="builder-add">
      <SelectField
        label="Add software"
        value={name}
        options={[{ value: '', label: 'Choose software' }, ...offered.map((value) => ({ value, label: value.replaceAll('_', ' ') }))]}
        onChange={setName}
      />
      <ReasonedButton
        icon="add"
        label="Stage it"
        whyNot={whyNot ?? (name === '' ? 'Choose software first.' : undefined)}
        onClick={() => onAdd(name)}
      />
    </div>
  );
}
