import { useCallback, useState } from 'react';
import type { StackRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { PageProps } from '../page.ts';
import { useFleets } from './use-fleets.ts';

/** The stacks of an account and Region, and which fleets their users stream from. */
export function StacksPage({ place }: PageProps) {
  const { client } = useWorkbench().connection;
  const question = useCallback((signal: AbortSignal) => client.fleets.stacks(place, { signal }), [client, place]);
  return (
    <section className="pipeline-tab" aria-label="Stacks">
      <Answered question={question} reading="Reading the stacks…" failed="The stacks cannot be read">
        {(stacks, again) => <Stacks place={place} stacks={stacks} again={again} />}
      </Answered>
    </section>
  );
}

interface StacksProps extends Pick<PageProps, 'place'> {
  readonly stacks: readonly StackRow[];
  readonly again: () => void;
}

const nameForm = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}$/;

function Stacks({ again, place, stacks }: StacksProps) {
  const workbench = useWorkbench();
  const create = async () => {
    const { connection, dialogs, tasks } = workbench;
    const name = await dialogs.ask({
      ...{ kind: 'prompt', title: 'Create stack', label: 'Name', value: '', confirm: 'Create' },
      check: (text) =>
        nameForm.test(text) ? undefined : 'A name has letters, digits and _ . - only, and begins with a letter or a digit.',
    });
    if (name === undefined) return;
    await tasks.run(`Creating ${name}`, (signal) => connection.client.fleets.createStack({ ...place, name }, { signal }));
    again();
  };
  const attempt = (work: Promise<void>) => void work.catch((error: unknown) => notifyFailure(workbench, error));
  return (
    <>
      <header className="pipeline-head">
        <h2>
          <Icon name="layers" />
          <span>{`Stacks in ${place.region}`}</span>
        </h2>
        <div className="button-row">
          <Button kind="primary" icon="add" onClick={() => attempt(create())}>
            Create stack
          </Button>
          <Button icon="refresh" onClick={again}>
            Refresh
          </Button>
        </div>
      </header>
      {stacks.length === 0 ? (
        <EmptyState icon="layers" title={`There are no stacks in ${place.region}`}>
          <p>A stack gives its fleet to users.</p>
        </EmptyState>
      ) : (
        <Scrollable className="pipeline-form" label="Stacks">
          {stacks.map((stack) => (
            <Stack key={stack.name} place={place} stack={stack} stacks={stacks} again={again} />
          ))}
        </Scrollable>
      )}
    </>
  );
}

function Stack({ again, place, stack: { displayName, errors, fleets, name }, stacks }: StacksProps & { readonly stack: StackRow }) {
  const workbench = useWorkbench();
  const { client } = workbench.connection;
  const taken = new Set(stacks.flatMap((stack) => stack.fleets));
  const free = [...useFleets(place).rows.keys()].filter((fleet) => !taken.has(fleet));
  const [chosen, setChosen] = useState('');
  const act = (title: string, work: (signal: AbortSignal) => Promise<void>) =>
    void workbench.tasks.run(title, work).then(again, (error: unknown) => notifyFailure(workbench, error));
  const remove = async () => {
    const answer = await workbench.dialogs.ask({
      ...{ kind: 'choice', icon: 'trash', title: `Delete ${name}?`, message: 'The stack and its settings do not come back.' },
      choices: [{ id: 'delete', label: 'Delete', kind: 'danger' }],
    });
    if (answer === 'delete') act(`Deleting ${name}`, (signal) => client.fleets.removeStack({ ...place, name }, { signal }));
  };
  return (
    <section className="form-section" aria-label={`Stack ${name}`}>
      <h3>{displayName === '' ? name : `${name} (${displayName})`}</h3>
      {errors.map((error) => (
        <p key={error} className="field-fault">
          {error}
        </p>
      ))}
      {fleets.map((fleet) => (
        <div key={fleet} className="button-row">
          <span className="grow">{`Fleet ${fleet}`}</span>
          <Button
            onClick={() =>
              act(`Taking ${fleet} from ${name}`, (signal) => client.fleets.disassociate({ ...place, stack: name, fleet }, { signal }))
            }
          >
            {`Take ${fleet} out`}
          </Button>
        </div>
      ))}
      {free.length > 0 && (
        <div className="button-row">
          <SelectField
            label={`Fleet to give to ${name}`}
            value={free.includes(chosen) ? chosen : ''}
            options={[{ value: '', label: 'Choose…' }, ...free.map((fleet) => ({ value: fleet, label: fleet }))]}
            onChange={setChosen}
          />
          <Button
            disabled={!free.includes(chosen)}
            onClick={() =>
              act(`Giving ${chosen} to ${name}`, (signal) => client.fleets.associate({ ...place, stack: name, fleet: chosen }, { signal }))
            }
          >
            Associate
          </Button>
        </div>
      )}
      <div className="button-row">
        <Button
          kind="danger"
          icon="trash"
          disabled={fleets.length > 0}
          title={fleets.length > 0 ? 'It has fleets. Take them out first.' : `Delete ${name}`}
          onClick={() => void remove()}
        >
          Delete
        </Button>
      </div>
    </section>
  );
}
