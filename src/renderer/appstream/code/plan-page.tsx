import { useStore } from 'zustand';
import {
  type ImageCodePlan,
  type ImageCodeProgress,
  type ImagePlanItem,
  imageChangesOf,
  imagePlanProblem,
} from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { stepMarks } from '../../publish/plan-words.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Loading } from '../../ui/empty-state.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { PageProps } from '../page.ts';
import { openImageScript } from './open-code.ts';
import { PlanPageActions } from './plan-page-actions.tsx';
import { imageActionMarks, imagePhaseWords } from './plan-words.ts';
import { type ImagePlanState, useImagePlan } from './use-image-plan.ts';

/** How the account differs from a declared image, and what makes it the same: sharing and copies. */
export function PlanPage({ place, subject: path = '' }: PageProps) {
  const root = useStore(useWorkbench().workspace, ({ workspace }) => workspace?.root);
  if (root === undefined) return <EmptyState icon="folder" title="Open the folder of the file to plan what it declares" />;
  return <PlanOfFile place={place} root={root} path={path} />;
}

function PlanOfFile({ place, root, path }: Pick<PageProps, 'place'> & { readonly root: string; readonly path: string }) {
  const [state, actions] = useImagePlan(place, root, path);
  const { plan, progress } = state;
  return (
    <section className="plan-tab" aria-label={`Share and copy ${path}`}>
      <Scrollable className="plan-scroll" label="Plan">
        <PlanHead state={state} path={path} />
        {plan ? <PlanItems items={plan.items} progress={progress} /> : progress && <StepList progress={progress} />}
      </Scrollable>
      <PlanPageActions state={state} actions={actions} mayApply={mayApply(plan)} />
    </section>
  );
}

const mayApply = (plan: ImageCodePlan | undefined) =>
  plan?.image.arn !== undefined && imageChangesOf(plan).length > 0 && imagePlanProblem(plan) === undefined;

function PlanHead({ state: { error, plan, planning, progress }, path }: { readonly state: ImagePlanState; readonly path: string }) {
  const workbench = useWorkbench();
  const place = (progress ?? plan)?.place;
  const show = () => openImageScript(workbench, path).catch((error: unknown) => notifyFailure(workbench, error));
  return (
    <header className="plan-head">
      {place && <p className="muted">{`${path} · ${place.name} · account ${place.accountId} · ${place.region}`}</p>}
      <div role="status">
        {planning && <Loading what="Comparing the image with the account…" />}
        {progress ? <p>{imagePhaseWords(progress)}</p> : !planning && plan && <p>{plan.summary}</p>}
      </div>
      {error !== undefined && (
        <p className="field-fault" role="alert">
          {error}
        </p>
      )}
      {plan && plan.image.arn === undefined && !planning && (
        <Button icon="terminal-powershell" onClick={() => void show()}>
          Show Image Assistant script
        </Button>
      )}
      {[...(plan?.notes ?? []), ...(progress?.notices ?? [])].map((note) => (
        <p key={note} className="plan-notice">
          {note}
        </p>
      ))}
    </header>
  );
}

interface PlanItemsProps {
  readonly items: readonly ImagePlanItem[];
  readonly progress: ImageCodeProgress | undefined;
}

function PlanItems({ items, progress }: PlanItemsProps) {
  const groups = [
    { title: 'To do', items: items.filter(({ action }) => action !== 'unchanged') },
    { title: 'Unchanged', items: items.filter(({ action }) => action === 'unchanged') },
  ].filter((group) => group.items.length > 0);
  return groups.map((group) => (
    <section key={group.title} className="plan-group" aria-label={group.title}>
      <h2>
        {group.title} <span className="muted">{group.items.length}</span>
      </h2>
      <ul className="plan-items">
        {group.items.map((item) => (
          <PlanRow key={item.key} item={item} step={progress?.steps.find(({ key }) => key === item.key)} />
        ))}
      </ul>
    </section>
  ));
}

interface PlanRowProps {
  readonly item: ImagePlanItem;
  readonly step: ImageCodeProgress['steps'][number] | undefined;
}

function PlanRow({ item: { action, consequences, problem, title }, step }: PlanRowProps) {
  return (
    <li className="plan-item">
      <div className="plan-row">
        <StateMark mark={step ? { ...stepMarks[step.state], ...(step.state === 'done' && { word: 'Done' }) } : imageActionMarks[action]} />
        <span className="plan-name">{title}</span>
      </div>
      <div className="plan-notes">
        {consequences.map((sentence) => (
          <p key={sentence} className="muted">
            {sentence}
          </p>
        ))}
        {problem !== undefined && <p className="field-fault">{`It cannot be done. ${problem}`}</p>}
        {step?.message !== undefined && <p>{step.message}</p>}
      </div>
    </li>
  );
}

/** The steps of a plan of an earlier start: of that only the journal is left. */
function StepList({ progress: { steps } }: { readonly progress: ImageCodeProgress }) {
  return (
    <ul className="plan-items" aria-label="Steps">
      {steps.map((step) => (
        <PlanRow key={step.key} item={{ ...step, action: 'unchanged', consequences: [] }} step={step} />
      ))}
    </ul>
  );
}
