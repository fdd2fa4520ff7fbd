import { useWorkbench } from '../../app/use-workbench.ts';
import { Button } from '../../ui/button.tsx';
import type { Workbench } from '../../workbench.ts';
import type { ImagePlanActions, ImagePlanState } from './use-image-plan.ts';

interface PlanPageActionsProps {
  readonly state: ImagePlanState;
  readonly actions: ImagePlanActions;
  readonly mayApply: boolean;
}

/** What can be done with the plan as it stands. */
export function PlanPageActions({ state: { planning, progress }, actions, mayApply }: PlanPageActionsProps) {
  const workbench = useWorkbench();
  const again = (
    <Button icon="refresh" disabled={planning} onClick={actions.planAgain}>
      Plan again
    </Button>
  );
  if (!progress)
    return (
      <footer className="plan-actions">
        {again}
        <Button kind="primary" icon="cloud-upload" disabled={planning || !mayApply} onClick={actions.apply}>
          Apply
        </Button>
      </footer>
    );
  if (progress.phase === 'running')
    return (
      <footer className="plan-actions">
        <Button icon="debug-stop" onClick={actions.cancel}>
          Cancel
        </Button>
      </footer>
    );
  const undo = async () => {
    if (await mayUndo(workbench, progress)) actions.undo();
  };
  return (
    <footer className="plan-actions">
      {progress.phase !== 'undone' && (
        <Button icon="discard" onClick={() => void undo()}>
          Undo…
        </Button>
      )}
      {again}
      {progress.phase === 'stopped' && !progress.stale && (
        <Button kind="primary" icon="debug-continue" onClick={actions.resume}>
          Resume
        </Button>
      )}
    </footer>
  );
}

/** Asks first: permissions are written back, and copies deleted. */
async function mayUndo({ dialogs }: Workbench, { place, steps }: NonNullable<ImagePlanState['progress']>): Promise<boolean> {
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'discard',
    title: 'Undo what this plan did?',
    message: `In account ${place.accountId}. Copies are deleted for ever; permissions become what they were. What somebody changed since is left.`,
    rows: steps
      .filter(({ state }) => state === 'done')
      .reverse()
      .map(({ title }) => ({ icon: 'discard', text: title })),
    choices: [{ id: 'undo', label: 'Undo plan', kind: 'danger' }],
  });
  return answer === 'undo';
}
