import type { PipelineChoice } from '../../contract/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { PairsField } from './pairs-field.tsx';
import { newWorkflow, type WorkflowForm } from './pipeline-form.ts';
import { arnOptions, type FormPart, Section } from './section.tsx';

const ON_FAILURE: readonly { readonly value: WorkflowForm['onFailure']; readonly label: string }[] = [
  { value: '', label: 'As AWS does: abort the build' },
  { value: 'ABORT', label: 'Abort the build' },
  { value: 'CONTINUE', label: 'Continue (test workflows)' },
];

interface WorkflowPart extends FormPart {
  readonly choices: readonly PipelineChoice[];
}

/** Workflows in place of AWS's own, in their order, and the role that they run as. */
export function WorkflowFields({ choices, edit, form }: WorkflowPart) {
  const { workflows } = form;
  const change = (at: number, part: Partial<WorkflowForm>) =>
    edit({ workflows: workflows.map((workflow, index) => (index === at ? { ...workflow, ...part } : workflow)) });
  const move = (from: number, to: number) => {
    const moved = workflows[from];
    if (moved) edit({ workflows: workflows.toSpliced(from, 1).toSpliced(to, 0, moved) });
  };
  return (
    <Section title="Workflows">
      <p className="modal-note">
        Without any, AWS’s own are used. With some, only these: one to build, up to ten to test, one to distribute.
      </p>
      {workflows.map((workflow, index) => (
        <WorkflowRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a workflow may stand there twice; its place is what names it
          key={index}
          place={index + 1}
          isLast={index === workflows.length - 1}
          workflow={workflow}
          choices={choices}
          change={(part) => change(index, part)}
          move={(by) => move(index, index + by)}
          remove={() => edit({ workflows: workflows.toSpliced(index, 1) })}
        />
      ))}
      <Button icon="add" onClick={() => edit({ workflows: [...workflows, newWorkflow] })}>
        Add workflow
      </Button>
      <TextField
        label="Execution role"
        note="The name or ARN of the role that workflows, and log groups of other names, are used with."
        value={form.executionRole}
        onChange={(executionRole) => edit({ executionRole })}
      />
    </Section>
  );
}

interface WorkflowRowProps {
  readonly place: number;
  readonly isLast: boolean;
  readonly workflow: WorkflowForm;
  readonly choices: readonly PipelineChoice[];
  readonly change: (part: Partial<WorkflowForm>) => void;
  readonly move: (by: number) => void;
  readonly remove: () => void;
}

function WorkflowRow({ change, choices, isLast, move, place, remove, workflow }: WorkflowRowProps) {
  return (
    <section className="form-row" aria-label={`Workflow ${place}`}>
      <div className="form-row-head">
        <SelectField
          label={`Workflow ${place}`}
          value={workflow.arn}
          options={arnOptions(choices, workflow.arn, 'Choose a workflow')}
          onChange={(arn) => change({ arn })}
        />
        <IconButton icon="arrow-up" label={`Move workflow ${place} up`} disabled={place === 1} onClick={() => move(-1)} />
        <IconButton icon="arrow-down" label={`Move workflow ${place} down`} disabled={isLast} onClick={() => move(1)} />
        <IconButton icon="trash" label={`Remove workflow ${place}`} onClick={remove} />
      </div>
      <div className="form-columns">
        <SelectField
          label="When it fails"
          value={workflow.onFailure}
          options={ON_FAILURE}
          onChange={(onFailure) => change({ onFailure })}
        />
        <TextField
          label="Parallel group"
          note="Test workflows of one group run at once."
          value={workflow.parallelGroup}
          onChange={(parallelGroup) => change({ parallelGroup })}
        />
      </div>
      <PairsField label={`Parameter of workflow ${place}`} pairs={workflow.parameters} onChange={(parameters) => change({ parameters })} />
    </section>
  );
}
