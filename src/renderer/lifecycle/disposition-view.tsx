import { useState } from 'react';
import type { Disposition, DispositionChoice, ImageResources } from '../../contract/index.ts';
import { ChoiceRows } from '../dialogs/choice-view.tsx';
import type { Answerable, DispositionDialog } from '../dialogs/dialogs.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { TextField } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { consequences, dispositionVerb, isFinal } from './disposition-words.ts';
import { ExclusionFields } from './exclusion-fields.tsx';

/** How the state of an image is to change, with what that does to each AMI, snapshot and container. */
export function DispositionView({ request: { resources, to }, answer }: Answerable<DispositionDialog>) {
  const [choice, setChoice] = useState(() => firstChoice(resources, to));
  const [typed, setTyped] = useState('');
  const { name } = resources.image;
  const final = isFinal(to, choice);
  const fault = faultOf(choice, final && typed.trim() !== name ? name : undefined);
  const verb = dispositionVerb[to];
  const change = (changes: Partial<DispositionChoice>) => setChoice({ ...choice, ...changes });
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)} autoFocus>
        Cancel
      </Button>
      <Button kind={to === 'DELETED' ? 'danger' : 'primary'} onClick={() => answer(choice)} disabled={fault !== undefined}>
        {verb}
      </Button>
    </>
  );
  return (
    <Modal title={`${verb} ${name} ${resources.image.version}?`} onDismiss={() => answer(undefined)} footer={buttons}>
      <div className="disposition">
        <ChoiceRows rows={consequences(resources, to, choice)} />
      </div>
      <Inclusions resources={resources} to={to} choice={choice} change={change} />
      {final && <TextField label={`Deletion is final. Type ${name} to confirm it.`} value={typed} onChange={setTyped} />}
      <p className="field-fault" role="status">
        {fault}
      </p>
    </Modal>
  );
}

function firstChoice({ amis, containers, executionRole, type }: ImageResources, to: Disposition): DispositionChoice {
  const deletes = to === 'DELETED';
  const include = { amis: type !== 'DOCKER' && amis.length > 0 && deletes, snapshots: false, containers: deletes && containers.length > 0 };
  return { include, executionRole };
}

function faultOf({ executionRole, include, updateAt }: DispositionChoice, nameToType: string | undefined): string | undefined {
  const includes = include.amis || include.snapshots || include.containers;
  if (includes && executionRole.trim() === '') return 'Name the role that changes AMIs, snapshots and containers.';
  if (updateAt !== undefined && Date.parse(updateAt) <= Date.now()) return 'The time must be in the future.';
  return nameToType === undefined ? undefined : `Type ${nameToType} to confirm the deletion.`;
}

interface InclusionsProps {
  readonly resources: ImageResources;
  readonly to: Disposition;
  readonly choice: DispositionChoice;
  readonly change: (changes: Partial<DispositionChoice>) => void;
}

function Inclusions({ resources: { amis, containers }, to, choice, change }: InclusionsProps) {
  const { exclusions, executionRole, include, updateAt } = choice;
  const includes = include.amis || include.containers;
  const set = (changes: Partial<typeof include>) => {
    const next = { ...include, ...changes };
    change({ include: { ...next, snapshots: next.snapshots && next.amis } });
  };
  return (
    <div className="connection-form">
      {amis.length > 0 && <CheckBox label="With its AMIs" checked={include.amis} onChange={(checked) => set({ amis: checked })} />}
      {to === 'DELETED' && amis.length > 0 && include.amis && (
        <CheckBox label="With their snapshots" checked={include.snapshots} onChange={(snapshots) => set({ snapshots })} />
      )}
      {to === 'DELETED' && containers.length > 0 && (
        <CheckBox label="With its container images" checked={include.containers} onChange={(checked) => set({ containers: checked })} />
      )}
      {includes && (
        <TextField
          label="Execution role"
          note="Its name or ARN. Image Builder must be trusted by it (imagebuilder.amazonaws.com), and it needs EC2ImageBuilderLifecycleExecutionPolicy."
          value={executionRole}
          onChange={(role) => change({ executionRole: role })}
        />
      )}
      {include.amis && (
        <details className="disposition">
          <summary>AMIs that are let be…</summary>
          <ExclusionFields value={exclusions} onChange={(changed) => change({ exclusions: changed })} />
        </details>
      )}
      {to === 'DEPRECATED' && <UpdateAt value={updateAt} onChange={(time) => change({ updateAt: time })} />}
    </div>
  );
}

function UpdateAt({ value, onChange }: { readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }) {
  const [text, setText] = useState(value ?? '');
  return (
    <label className="field-label">
      Not before (empty: at once)
      <input
        className="field"
        type="datetime-local"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange(target.value === '' ? undefined : new Date(target.value).toISOString());
        }}
      />
    </label>
  );
}
