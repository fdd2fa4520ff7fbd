import type { RunFailure, RunRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openFile } from '../editor/open-file.ts';
import { notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { CommandButton } from '../ui/command-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { plainText } from './ansi.ts';
import { FailureCauseText, FailureEvidence } from './failure-cause.tsx';
import { FailureLines } from './failure-lines.tsx';

interface FailureCardProps {
  readonly run: RunRecord;
  readonly failure: RunFailure;
  readonly onShowLog: () => void;
}

/** The step that failed, as the timeline has it; undefined for a build that failed outside of its components. */
function failedStep({ steps }: RunRecord, { component, phase, step }: RunFailure): string | undefined {
  const isIt = (one: RunRecord['steps'][number]) => one.name === step && one.phase === phase && one.component === component;
  return steps.findLast((one) => isIt(one) && (one.state === 'failed' || one.state === 'timedOut'))?.id;
}

/** Why a run failed: where, the last lines that matter, the likely cause and what shows it, what to do, and the ways from here. */
export function FailureCard({ run, failure, onShowLog }: FailureCardProps) {
  const workbench = useWorkbench();
  const { action, advice, cause, component, lines, message, phase, source, step } = failure;
  const place = [component, phase, step].filter((part) => part !== undefined);
  const here = run.root === workbench.workspace.getState().workspace?.root;
  const stepId = failedStep(run, failure);
  const showInLog = () => {
    workbench.runs.apply({ type: 'rowSelected', row: stepId });
    onShowLog();
  };
  const openPage = (url: string) =>
    void workbench.connection.client.app.openExternal({ url }).catch((error: unknown) => notifyFailure(workbench, error));
  return (
    <section className="failure" aria-label="Failure">
      <header className="failure-head">
        <Icon name="error" />
        <h3>{plainText(step === undefined ? message : `${step}: ${message}`)}</h3>
        {source && here && (
          <Button icon="go-to-file" onClick={() => void openFile(workbench, source.path, { range: source.range })}>
            {`${source.path}:${source.range.start.line + 1}`}
          </Button>
        )}
        <Button icon="output" onClick={showInLog}>
          Show in log
        </Button>
        <CommandButton id="run.again" />
      </header>
      <div className="failure-what">
        {place.length > 0 && (
          <p className="failure-place">
            {place.map((part) => (
              <span key={part}>{part}</span>
            ))}
            {action !== undefined && <code>{action}</code>}
          </p>
        )}
        {cause && <FailureCauseText cause={cause} />}
        <p>
          <strong>What to do:</strong> {advice}
        </p>
        {cause && <FailureEvidence cause={cause} onOpen={openPage} />}
      </div>
      {lines.length > 0 && <FailureLines lines={lines} evidence={cause?.evidence} />}
    </section>
  );
}
