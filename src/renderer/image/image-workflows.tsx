import { useCallback } from 'react';
import type { WorkflowExecution, WorkflowStep } from '../../contract/index.ts';
import { nameInArn } from '../account/arn.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { formatDuration } from '../runs/duration.ts';
import { type Mark, STEP_MARK } from '../runs/run-words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { Answered } from './answered.tsx';
import type { FaceProps } from './face-props.ts';

const MARKS: Readonly<Record<string, Mark>> = {
  PENDING: STEP_MARK.pending,
  RUNNING: STEP_MARK.running,
  COMPLETED: { ...STEP_MARK.succeeded, word: 'Completed' },
  FAILED: STEP_MARK.failed,
  SKIPPED: STEP_MARK.skipped,
  CANCELLED: STEP_MARK.cancelled,
};

const markOf = (status: string): Mark => MARKS[status] ?? { icon: 'sync', word: status.toLowerCase().replaceAll('_', ' '), tone: 'busy' };

/** The workflows that made the image, with each of their steps. */
export function ImageWorkflows({ of }: FaceProps) {
  const { connection } = useWorkbench();
  const question = useCallback((signal: AbortSignal) => connection.client.images.workflows(of, { signal }), [of, connection]);
  return (
    <Answered question={question} reading="Reading the workflows…" failed="The workflows cannot be read">
      {(executions) =>
        executions.length === 0 ? (
          <EmptyState icon="list-tree" title="No workflow has run for this image" />
        ) : (
          <Scrollable className="resource-page" label="Workflows">
            {executions.map((execution) => (
              <Execution key={execution.id} {...execution} />
            ))}
          </Scrollable>
        )
      }
    </Answered>
  );
}

function Execution({ arn, endTime, id, message, retried, startTime, status, steps, type }: WorkflowExecution) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {`${nameInArn(arn)} · ${type.toLowerCase()}`} <StateMark mark={markOf(status)} />{' '}
        <span className="muted">{`${tookBetween(startTime, endTime)}${retried ? ' · retried by a later one' : ''}`}</span>
      </h3>
      {message !== '' && <p>{message}</p>}
      <ul className="plain-rows" aria-label={`Steps of ${nameInArn(arn)}`}>
        {steps.map((step) => (
          <StepRow key={step.id} {...step} />
        ))}
      </ul>
    </section>
  );
}

function StepRow({ action, endTime, message, name, startTime, status }: WorkflowStep) {
  return (
    <li>
      <StateMark mark={markOf(status)} />
      <span>{name}</span>
      <span className="muted">{action}</span>
      <span className="muted">{tookBetween(startTime, endTime)}</span>
      {message !== '' && <p className="row-note">{message}</p>}
    </li>
  );
}

function tookBetween(start: string, end: string): string {
  const ms = Date.parse(end) - Date.parse(start);
  return Number.isNaN(ms) ? '' : formatDuration(ms);
}
