import { useCallback, useEffect, useState } from 'react';
import type { LifecycleExecution, LifecycleProgress, LifecycleResource } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { ResourceLink } from '../resource/resource-link.tsx';
import { type Mark, STEP_MARK } from '../runs/run-words.ts';
import { messageOf, notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { Answered } from './answered.tsx';
import type { FaceProps } from './face-props.ts';

const MARKS: Readonly<Record<string, Mark>> = {
  PENDING: STEP_MARK.pending,
  IN_PROGRESS: { ...STEP_MARK.running, word: 'In progress' },
  CANCELLING: { ...STEP_MARK.running, word: 'Cancelling' },
  SUCCESS: STEP_MARK.succeeded,
  FAILED: STEP_MARK.failed,
  CANCELLED: STEP_MARK.cancelled,
  SKIPPED: STEP_MARK.skipped,
};

const markOf = (status: string): Mark => MARKS[status] ?? { icon: 'question', word: status, tone: 'quiet' };

/** What lifecycle policies and people have done to the image since it was built. */
export function ImageLifecycle({ of }: FaceProps) {
  const { connection } = useWorkbench();
  const question = useCallback((signal: AbortSignal) => connection.client.lifecycle.executions(of, { signal }), [of, connection]);
  return (
    <Answered question={question} reading="Reading the lifecycle executions…" failed="The lifecycle executions cannot be read">
      {(executions) =>
        executions.length === 0 ? (
          <EmptyState icon="history" title="No lifecycle execution has touched this image" />
        ) : (
          <Scrollable className="resource-page" label="Lifecycle executions">
            {executions.map((execution) => (
              <Execution
                key={execution.id}
                execution={execution}
                place={{ connection: of.connection, region: of.arn.split(':')[3] ?? '' }}
              />
            ))}
          </Scrollable>
        )
      }
    </Answered>
  );
}

interface ExecutionProps {
  readonly execution: LifecycleExecution;
  readonly place: { readonly connection: string; readonly region: string };
}

/** One execution, followed while it goes on. */
function Execution({ execution, place: { connection: from, region } }: ExecutionProps) {
  const workbench = useWorkbench();
  const { client } = workbench.connection;
  const [progress, setProgress] = useState<LifecycleProgress>({ ...execution, resources: [] });
  const [error, setError] = useState<string>();
  const { id } = execution;
  useEffect(() => {
    const stop = new AbortController();
    const follow = async () => {
      for await (const seen of client.lifecycle.watch({ connection: from, region, id }, { signal: stop.signal })) setProgress(seen);
    };
    follow().catch((fault: unknown) => !stop.signal.aborted && setError(messageOf(fault)));
    return () => stop.abort();
  }, [client, from, region, id]);
  const cancel = () =>
    client.lifecycle
      .cancel({ connection: from, region, id, token: crypto.randomUUID() })
      .catch((fault: unknown) => notifyFailure(workbench, fault));
  const { endTime, policy, reason, resources, startTime, status } = progress;
  return (
    <section aria-label={`Lifecycle execution ${id}`}>
      <h3>
        {new Date(startTime || Date.now()).toLocaleString()} <StateMark mark={markOf(status)} />
      </h3>
      <p>{policy === undefined ? 'Asked for by hand.' : <ResourceLink arn={policy} />}</p>
      {reason !== '' && <p>{reason}</p>}
      {error !== undefined && <p role="alert">{error}</p>}
      <ul className="plain-rows" aria-label="What it touched">
        {resources.map((resource) => (
          <ResourceRow key={`${resource.region} ${resource.id}`} {...resource} />
        ))}
      </ul>
      {endTime === '' && status !== 'CANCELLING' && <Button onClick={() => void cancel()}>Cancel execution</Button>}
    </section>
  );
}

function ResourceRow({ action, id, reason, region, snapshots, status }: LifecycleResource) {
  return (
    <li>
      <StateMark mark={markOf(status)} />
      <span className="mono">{id}</span>
      <span className="muted">{`${action.toLowerCase()} in ${region}`}</span>
      {snapshots.length > 0 && <span className="muted">{`with ${snapshots.join(', ')}`}</span>}
      {reason !== '' && <p className="row-note">{reason}</p>}
    </li>
  );
}
