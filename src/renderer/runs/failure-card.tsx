import type { RunFailure, RunRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openFile } from '../editor/open-file.ts';
import { Button } from '../ui/button.tsx';
import { CommandButton } from '../ui/command-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { plainText } from './ansi.ts';

interface FailureCardProps {
  readonly run: RunRecord;
  readonly failure: RunFailure;
}

/** Why a run failed: where, the last lines that matter, what to do, and the ways from here. */
export function FailureCard({ run, failure }: FailureCardProps) {
  const workbench = useWorkbench();
  const { action, advice, component, lines, message, phase, source, step } = failure;
  const place = [component, phase, step].filter((part) => part !== undefined);
  const here = run.root === workbench.workspace.getState().workspace?.root;
  return (
    <section className="failure" aria-label="Failure">
      <header className="failure-head">
        <Icon name="error" />
        <h3>{step === undefined ? message : `${step}: ${message}`}</h3>
        {source && here && (
          <Button icon="go-to-file" onClick={() => void openFile(workbench, source.path, { range: source.range })}>
            {`${source.path}:${source.range.start.line + 1}`}
          </Button>
        )}
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
        <p>{advice}</p>
      </div>
      {lines.length > 0 && (
        <Scrollable className="failure-lines" label="Last lines">
          <pre>{lines.map(plainText).join('\n')}</pre>
        </Scrollable>
      )}
    </section>
  );
}
