import type { RunRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openFile } from '../editor/open-file.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { formatDuration } from './duration.ts';
import { isOver, ORIGIN_WORD, RUN_MARK } from './run-words.ts';
import { useNow } from './use-now.ts';

/** What ran, how it stands, and what can be done with it. */
export function RunHead({ run }: { readonly run: RunRecord }) {
  const over = isOver(run.state);
  const now = useNow(over ? 0 : 500);
  const end = run.finishedAt === undefined ? now : Date.parse(run.finishedAt);
  return (
    <header className="run-head">
      <StateMark mark={RUN_MARK[run.state]} />
      <h2 className="run-title">{run.title}</h2>
      <span className="muted">{ORIGIN_WORD[run.origin]}</span>
      {run.stage !== undefined && <span className="badge">{run.stage}</span>}
      <span className="muted run-duration">{formatDuration(Math.max(end - Date.parse(run.startedAt), 0))}</span>
      <SourceFile run={run} />
      {run.notes.length > 0 && <RunNotes notes={run.notes} />}
      <span className="spacer" />
      {!over && <CommandButton id="run.notices" look="icon" />}
      <CommandButton id="run.export" look="icon" />
      {!over && <CommandButton id="run.cancel" label="Cancel" />}
      {run.retryable && <CommandButton id="run.retry" label="Retry" />}
      {over && !run.failure && !run.imported && <CommandButton id="run.again" />}
    </header>
  );
}

function SourceFile({ run }: { readonly run: RunRecord }) {
  const workbench = useWorkbench();
  if (run.root !== workbench.workspace.getState().workspace?.root) return <span className="muted">{run.file}</span>;
  return (
    <button type="button" className="link" onClick={() => void openFile(workbench, run.file)}>
      {run.file}
    </button>
  );
}

/** What one should know before trusting the result. */
function RunNotes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <details className="run-notes">
      <summary>
        <Icon name="info" />
        <span>{notes.length === 1 ? '1 note' : `${notes.length} notes`}</span>
      </summary>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
