import type { RunRecord, RunStep } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { answerStep } from './run-actions.ts';

/** What one should know of a run that goes on: who is waited for, and why the account does not answer. */
export function RunBanners({ run }: { readonly run: RunRecord }) {
  return (
    <>
      {run.imported && (
        <p className="run-banner">
          <Icon name="file-zip" />
          <span>Opened from a file: this run took place elsewhere and can only be read.</span>
        </p>
      )}
      {run.trouble != null && (
        <p className="run-banner warn" role="status">
          <Icon name="warning" />
          <span>{`${run.trouble} The build goes on in its account; Kiln keeps asking.`}</span>
        </p>
      )}
      {!run.imported && run.steps.filter(({ waiting }) => waiting).map((step) => <WaitingStep key={step.id} run={run} step={step} />)}
    </>
  );
}

function WaitingStep({ run, step }: { readonly run: RunRecord; readonly step: RunStep }) {
  const workbench = useWorkbench();
  return (
    <div className="run-banner warn" role="status">
      <Icon name="debug-pause" />
      <span>
        {'The step '}
        <strong>{step.name}</strong>
        {' waits for an answer.'}
      </span>
      <span className="spacer" />
      <Button icon="debug-continue" onClick={() => void answerStep(workbench, { run, step, action: 'RESUME' })}>
        Resume…
      </Button>
      <Button icon="debug-stop" onClick={() => void answerStep(workbench, { run, step, action: 'STOP' })}>
        Stop…
      </Button>
    </div>
  );
}
