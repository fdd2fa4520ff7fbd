import type { DeletionPlan, DeletionStep } from '../../contract/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { type DeletionState, deletionMark, failureOf } from './deletion-state.ts';

interface DeletionPlanViewProps {
  readonly plan: DeletionPlan;
  readonly state: DeletionState;
}

/** What a plan deletes in its order, with what came of each step; what stands in its way; what stays. */
export function DeletionPlanView({ plan, state }: DeletionPlanViewProps) {
  const { blockers, stays, steps } = plan;
  return (
    <Scrollable className="deletion-plan" label="What will be deleted">
      {blockers.length > 0 && (
        <section aria-label="In the way">
          <h3>Still used</h3>
          <ul>
            {blockers.map(({ id, title, why }) => (
              <li key={id}>
                <Icon name="warning" />
                <div>
                  <div>{title}</div>
                  <div className="muted">{why}</div>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="In this order">
        <h3>{steps.length === 1 ? 'This is deleted' : `These ${steps.length} are deleted, in this order`}</h3>
        <ol>
          {steps.map((step) => (
            <StepRow key={step.id} step={step} state={state} />
          ))}
        </ol>
      </section>
      {stays.length > 0 && (
        <section aria-label="What stays">
          <h3>What stays</h3>
          <ul>
            {stays.map((sentence) => (
              <li key={sentence}>
                <Icon name="info" />
                <div>{sentence}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Scrollable>
  );
}

function StepRow({ step: { id, loses, title, why }, state }: { readonly step: DeletionStep; readonly state: DeletionState }) {
  const failure = failureOf(state, id);
  return (
    <li title={id}>
      <StateMark mark={deletionMark(state, id)} wordless={state[id] === undefined} />
      <div>
        <div>{title}</div>
        <div className="muted">{loses === undefined ? `${why}.` : `${why}. ${loses}`}</div>
        {failure !== undefined && <div className="deletion-failure">{failure}</div>}
      </div>
    </li>
  );
}
