import { type CheckResult, type CheckState, type Mend, worstOf } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import type { Mark } from '../runs/run-words.ts';
import { notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { CheckRow } from './preflight-state.ts';

const MARK: Readonly<Record<CheckState, Mark>> = {
  ok: { icon: 'pass-filled', word: 'Fine', tone: 'good' },
  warning: { icon: 'warning', word: 'Warning', tone: 'warn' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
  unchecked: { icon: 'question', word: 'Could not be checked', tone: 'quiet' },
};
const LOOKING: Mark = { icon: 'sync', word: 'Checking', tone: 'busy' };
const NOT_LOOKED: Mark = { icon: 'circle-large', word: 'Not checked', tone: 'quiet' };

/** One check with all that it found; what has to be mended says how. */
export function CheckItem({ row: { title, results }, live }: { readonly row: CheckRow; readonly live: boolean }) {
  const mark = results ? MARK[worstOf(results)] : live ? LOOKING : NOT_LOOKED;
  return (
    <li className="check">
      <StateMark mark={mark} wordless />
      <div className="check-body">
        <h4>{title}</h4>
        {results?.map((result) => (
          <Finding key={`${result.state} ${result.message}`} result={result} mixed={results.length > 1} />
        ))}
      </div>
    </li>
  );
}

function Finding({ result: { state, message, mend }, mixed }: { readonly result: CheckResult; readonly mixed: boolean }) {
  return (
    <div className="check-finding">
      <p>
        {mixed && <StateMark mark={MARK[state]} wordless />}
        <span>{message}</span>
      </p>
      {mend && <HowToMend mend={mend} />}
    </div>
  );
}

function HowToMend({ mend: { command, link, text } }: { readonly mend: Mend }) {
  const workbench = useWorkbench();
  const open = (url: string) =>
    void workbench.connection.client.app.openExternal({ url }).catch((error: unknown) => notifyFailure(workbench, error));
  return (
    <>
      <p>{text}</p>
      {command !== undefined && <CopyableCode code={command} />}
      {link !== undefined && (
        <Button icon="link-external" title={link} onClick={() => open(link)}>
          Read more
        </Button>
      )}
    </>
  );
}
