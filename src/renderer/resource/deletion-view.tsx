import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { DeletionPlan } from '../../contract/index.ts';
import type { Answerable, DeletionDialog } from '../dialogs/dialogs.ts';
import { messageOf } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { DeletionPlanView } from './deletion-plan.tsx';
import { applyDeletion, type DeletionState, losesSomething, remainingSteps } from './deletion-state.ts';

type Step =
  | { readonly phase: 'planning'; readonly progress: string }
  | { readonly phase: 'planned'; readonly plan: DeletionPlan }
  | { readonly phase: 'failed'; readonly error: string };

/** Shows what a deletion takes, then does it, and says what came of each step. Answered once everything is gone. */
export function DeletionView({ request, answer }: Answerable<DeletionDialog>) {
  const [choice, setChoice] = useState(request.choices[0]?.id ?? '');
  const [planning, again] = usePlan(request, choice);
  const plan = planning.phase === 'planned' ? planning.plan : undefined;
  const { deletion, run, running } = useRun(request, plan);
  const [typed, setTyped] = useState('');
  const begun = Object.keys(deletion).length > 0;
  const left = plan ? remainingSteps(plan, deletion).length : 0;
  const isConfirmed = plan !== undefined && (!losesSomething(plan) || typed.trim() === plan.confirm);
  const isOver = begun && left === 0;

  const footer = isOver ? (
    <Button kind="primary" autoFocus onClick={() => answer('deleted')}>
      Done
    </Button>
  ) : (
    <>
      <Button autoFocus onClick={() => answer(begun ? 'begun' : undefined)}>
        {running ? 'Stop and close' : 'Cancel'}
      </Button>
      {!running && (begun || planning.phase === 'failed') && <Button onClick={again}>Make a new plan</Button>}
      {plan && left > 0 && (
        <Button kind="danger" disabled={running || !isConfirmed || plan.blockers.length > 0} onClick={() => void run()}>
          {begun ? `Delete the other ${left}` : `Delete ${left === 1 ? 'it' : `these ${left}`}`}
        </Button>
      )}
    </>
  );
  return (
    <Modal title={request.title} size="wide" onDismiss={() => answer(begun ? 'begun' : undefined)} footer={footer}>
      {request.choices.length > 1 && !begun && (
        <SelectField
          label="Delete"
          value={choice}
          options={request.choices.map(({ id, label }) => ({ value: id, label }))}
          onChange={setChoice}
        />
      )}
      {planning.phase === 'planning' && <Loading what={planning.progress} />}
      {planning.phase === 'failed' && (
        <p className="view-error" role="alert">
          {planning.error}
        </p>
      )}
      {plan && <DeletionPlanView plan={plan} state={deletion} />}
      {plan && losesSomething(plan) && !begun && plan.blockers.length === 0 && (
        <TextField label={`Type ${plan.confirm} to confirm the loss`} value={typed} onChange={setTyped} />
      )}
    </Modal>
  );
}

/** The plan for a choice, made anew when asked. A plan that is no longer wanted is given up. */
function usePlan({ plan }: DeletionDialog, choice: string): readonly [Step, () => void] {
  const [step, setStep] = useState<Step>({ phase: 'planning', progress: 'Looking for what uses it…' });
  const [round, nextRound] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stop = new AbortController();
    setStep({ phase: 'planning', progress: round === 0 ? 'Looking for what uses it…' : 'Looking again for what uses it…' });
    const told = (progress: string) => !stop.signal.aborted && setStep({ phase: 'planning', progress });
    plan(choice, { signal: stop.signal, told }).then(
      (made) => !stop.signal.aborted && setStep({ phase: 'planned', plan: made }),
      (error: unknown) => !stop.signal.aborted && setStep({ phase: 'failed', error: messageOf(error) }),
    );
    return () => stop.abort();
  }, [choice, plan, round]);
  return [step, nextRound];
}

/** Carries a plan out, and on from where it stopped. Closing the dialog ends it behind the step that is under way. */
function useRun(request: DeletionDialog, plan: DeletionPlan | undefined) {
  const [deletion, setDeletion] = useState<DeletionState>({});
  const [running, setRunning] = useState(false);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new plan begins with nothing done.
  useEffect(() => setDeletion({}), [plan]);
  const run = useCallback(async () => {
    if (!plan) return;
    setRunning(true);
    const steps = remainingSteps(plan, deletion);
    try {
      for await (const event of request.run(steps, stop.current.signal)) setDeletion((state) => applyDeletion(state, event));
    } catch (error) {
      const [first] = steps;
      if (first) setDeletion((state) => applyDeletion(state, { type: 'failed', id: first.id, message: messageOf(error) }));
    } finally {
      setRunning(false);
    }
  }, [deletion, plan, request]);
  return { deletion, run, running };
}
