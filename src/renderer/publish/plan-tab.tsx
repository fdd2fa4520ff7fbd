import { useStore } from 'zustand';
import { changesOf, type PublishPlan, type PublishProgress } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openResource } from '../resource/open-resource.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { PlanState } from '../stores/plans-store.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { Workbench } from '../workbench.ts';
import { PlanItems } from './plan-items.tsx';
import { kindWords, phaseWords, stepMarks } from './plan-words.ts';
import { applyPlan, cancelPlan, chooseVersion, dismissPlan, planAgain, resumePlan, takeIn, undoPlan } from './publish-plan.ts';

/** A plan of publishing: what would happen, how far it has come, and what can be done with it. */
export function PlanTab({ id }: { readonly id: string }) {
  const workbench = useWorkbench();
  const state = useStore(workbench.plans, (plans) => plans[id]);
  if (!state) return <EmptyState icon="cloud-upload" title="This plan is no longer known. Publish again to make it anew." />;
  const act = (work: (workbench: Workbench, id: string) => Promise<void>) => () => {
    work(workbench, id).catch((error: unknown) => notifyFailure(workbench, error));
  };
  return (
    <div className="plan-tab">
      <Scrollable className="plan-scroll" label="Plan">
        <PlanHead state={state} />
        <PlanBody state={state} workbench={workbench} id={id} />
      </Scrollable>
      <PlanActions state={state} act={act} />
    </div>
  );
}

function PlanHead({ state: { error, plan, planning, progress } }: { readonly state: PlanState }) {
  const { current } = useStore(useWorkbench().connections) ?? {};
  const place = (progress ?? plan)?.place;
  const isElsewhere = place && current && (current.id !== place.id || current.region !== place.region);
  return (
    <header className="plan-head">
      {place && (
        <p className="muted">
          {place.name} · account {place.accountId} · {place.region}
        </p>
      )}
      {isElsewhere && (
        <p className="plan-notice">You work with another connection or Region by now. This plan still goes where it was made for.</p>
      )}
      <div role="status">
        {planning && <Loading what="Comparing files with the account…" />}
        {progress ? <p>{phaseWords(progress)}</p> : plan && <p>{plan.summary}</p>}
      </div>
      {error !== undefined && (
        <p className="field-fault" role="alert">
          {error}
        </p>
      )}
      {[...(plan?.notes ?? []), ...(progress?.notices ?? [])].map((note) => (
        <p key={note} className="plan-notice">
          {note}
        </p>
      ))}
    </header>
  );
}

interface PlanBodyProps {
  readonly state: PlanState;
  readonly workbench: Workbench;
  readonly id: string;
}

function PlanBody({ state: { plan, planning, progress }, workbench, id }: PlanBodyProps) {
  const failed = (error: unknown) => notifyFailure(workbench, error);
  const open = (arn: string) => openResource(workbench, arn);
  if (plan)
    return (
      <PlanItems
        items={plan.items}
        steps={progress?.steps}
        busy={planning || progress !== undefined}
        onBump={(key, bump) => void chooseVersion(workbench, id, { key, bump }).catch(failed)}
        onInclude={(key, included) => void takeIn(workbench, id, { key, included }).catch(failed)}
        onOpen={open}
      />
    );
  return progress ? <ProgressList progress={progress} onOpen={open} /> : null;
}

/** The steps of a plan of an earlier start: of that only the journal is left. */
function ProgressList({ progress, onOpen }: { readonly progress: PublishProgress; readonly onOpen: (arn: string) => void }) {
  return (
    <ul className="plan-items">
      {progress.steps.map(({ key, arn, kind, message, name, state, version }) => (
        <li key={key} className="plan-item">
          <div className="plan-row">
            <StateMark mark={stepMarks[state]} />
            <span className="plan-name">
              <span className="muted">{kindWords(kind)}</span> {name} {version}
            </span>
            {arn !== undefined && <Button onClick={() => onOpen(arn)}>Open</Button>}
          </div>
          {message !== undefined && <p className="plan-notes">{message}</p>}
        </li>
      ))}
    </ul>
  );
}

const canPublish = (plan: PublishPlan | undefined) =>
  plan !== undefined && changesOf(plan).length > 0 && plan.items.every(({ included, problem }) => !included || problem === undefined);

interface PlanActionsProps {
  readonly state: PlanState;
  readonly act: (work: (workbench: Workbench, id: string) => Promise<void>) => () => void;
}

function PlanActions({ state: { plan, planning, progress, wish }, act }: PlanActionsProps) {
  const again = wish && (
    <Button icon="refresh" disabled={planning} onClick={act((workbench, id) => planAgain(workbench, id))}>
      Plan again
    </Button>
  );
  if (!progress)
    return (
      <footer className="plan-actions">
        {again}
        <Button kind="primary" icon="cloud-upload" disabled={planning || !canPublish(plan)} onClick={act(applyPlan)}>
          Publish
        </Button>
      </footer>
    );
  if (progress.phase === 'running')
    return (
      <footer className="plan-actions">
        <Button icon="debug-stop" onClick={act(cancelPlan)}>
          Cancel
        </Button>
      </footer>
    );
  return (
    <footer className="plan-actions">
      {progress.phase === 'stopped' && !wish && <Button onClick={act(dismissPlan)}>Leave as it is</Button>}
      {progress.phase !== 'undone' && (
        <Button icon="discard" onClick={act(undoPlan)}>
          Undo…
        </Button>
      )}
      {again}
      {progress.phase === 'stopped' && !progress.stale && (
        <Button kind="primary" icon="debug-continue" onClick={act(resumePlan)}>
          Resume
        </Button>
      )}
    </footer>
  );
}
