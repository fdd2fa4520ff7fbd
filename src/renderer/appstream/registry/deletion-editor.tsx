import { useMemo, useState } from 'react';
import {
  type FleetFate,
  type ImageDeletionPlan,
  imageDeletionConsequence,
  imageDeletionSteps,
  imageDeletionText,
} from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import type { Mark } from '../../runs/run-words.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { FleetFates } from './fleet-fates.tsx';
import { type DeletionProgress, runImageDeletion, unbegun } from './run-image-deletion.ts';
import { useImageView } from './use-image-view.ts';

interface DeletionEditorProps {
  readonly connection: string;
  readonly plan: ImageDeletionPlan;
  /** Makes the plan anew. */
  readonly again: () => void;
}

/** The plan of a deletion, from the choices to the last step. */
export function DeletionEditor({ again, connection, plan }: DeletionEditorProps) {
  const workbench = useWorkbench();
  const { image, unfinished } = plan;
  const target = { connection, arn: image.arn };
  const [view, change] = useImageView(target);
  const [progress, setProgress] = useState<DeletionProgress>(unbegun);
  const [typed, setTyped] = useState('');
  const fates = view.fates.length === 0 && unfinished ? unfinished.fates : view.fates;
  const { open, steps } = useMemo(() => imageDeletionSteps(plan, fates), [plan, fates]);
  const { begun, isDone, running } = progress;
  const isConfirmed = begun || unfinished !== undefined || typed.trim() === image.name;
  const choose = (fate: FleetFate) => change({ fates: [...fates.filter(({ fleet }) => fleet !== fate.fleet), fate] });
  const run = async () => {
    const confirmed = [...new Set([...steps.map(({ id }) => id), ...(unfinished?.confirmed ?? [])])];
    await runImageDeletion(workbench, { ...target, fates: [...fates], confirmed }, setProgress);
  };
  const giveUp = () => {
    workbench.connection.client.appstreamImages.forget(target).then(again, (error: unknown) => notifyFailure(workbench, error));
  };
  return (
    <Scrollable className="pipeline-form deletion-page" label={`What deleting ${image.name} takes`}>
      {unfinished && !begun && (
        <p className="resource-fixed" role="status">
          <Icon name="warning" />
          <span>
            {`You confirmed this deletion on ${new Date(unfinished.begunAt).toLocaleString()}, and it was cut off. These are the steps that are left.`}
          </span>
        </p>
      )}
      {plan.fleets.length > 0 && !begun && <FleetFates plan={plan} fates={fates} choose={choose} />}
      <p className="resource-fixed">
        <Icon name="info" />
        <span>Fleets of other accounts cannot be seen. While one of them is on the image, AWS refuses the last step, and says so.</span>
      </p>
      <section aria-label="Steps" className="deletion-plan">
        <h3>{steps.length === 1 ? 'Nothing stands in the way. One step:' : 'In this order'}</h3>
        <ol aria-live="polite">
          {steps.map((step) => (
            <li key={step.id}>
              <StateMark mark={stepMark(progress, step.id)} wordless={progress.steps[step.id] === undefined} />
              <div>
                <div>{imageDeletionText(step)}</div>
                <div className="muted">{imageDeletionConsequence(step)}</div>
                {failureOf(progress, step.id) && (
                  <div className="deletion-failure" role="alert">
                    {failureOf(progress, step.id)}
                  </div>
                )}
              </div>
            </li>
          ))}
        </ol>
        {open.length > 0 && <p className="field-fault">{`Choose first what becomes of ${open.join(', ')}.`}</p>}
      </section>
      {progress.error !== undefined && (
        <p className="view-error" role="alert">
          {progress.error}
        </p>
      )}
      {isDone ? (
        <p role="status">{`${image.name} is deleted.`}</p>
      ) : (
        <section aria-label="Confirmation" className="form-section">
          {!begun && !unfinished && (
            <TextField label={`Deleting is final. Type ${image.name} to confirm all of these steps.`} value={typed} onChange={setTyped} />
          )}
          <div className="button-row">
            {running ? (
              <Button onClick={progress.stop}>Stop after this step</Button>
            ) : (
              <>
                <Button kind="danger" icon="trash" disabled={open.length > 0 || !isConfirmed} onClick={() => void run()}>
                  {begun || unfinished ? 'Go on' : steps.length === 1 ? 'Delete image' : `Carry out ${steps.length} steps`}
                </Button>
                {(begun || unfinished) && (
                  <Button
                    onClick={
                      begun
                        ? () => {
                            setProgress(unbegun);
                            again();
                          }
                        : giveUp
                    }
                  >
                    {begun ? 'Make a new plan' : 'Give it up'}
                  </Button>
                )}
              </>
            )}
          </div>
        </section>
      )}
    </Scrollable>
  );
}

const marks: Readonly<Record<'doing' | 'done' | 'gone' | 'failed', Mark>> = {
  doing: { icon: 'sync', word: 'Under way', tone: 'busy' },
  done: { icon: 'pass-filled', word: 'Done', tone: 'good' },
  gone: { icon: 'circle-slash', word: 'Was done already', tone: 'quiet' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
};
const waiting: Mark = { icon: 'circle-large', word: 'To be done', tone: 'quiet' };

function stepMark({ steps }: DeletionProgress, id: string): Mark {
  const event = steps[id];
  return event ? marks[event.type] : waiting;
}

function failureOf({ steps }: DeletionProgress, id: string): string | undefined {
  const event = steps[id];
  return event?.type === 'failed' ? event.message : undefined;
}
