import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';

/** What is on already, and the one command for what is not. */
export function Readiness() {
  const { app } = useWorkbench();
  const { error, info } = useStore(app);
  if (error !== undefined) {
    return (
      <p className="readiness" role="alert">
        <span className="severity-error">
          <Icon name="error" />
        </span>
        <span>{error}</span>
      </p>
    );
  }
  if (!info) return <Loading what="Starting…" />;
  const { connection, sandbox } = info;
  return (
    <section className="readiness-list" aria-label="Ready to use">
      <p className="readiness">
        <span className="tone-good">
          <Icon name="pass-filled" />
        </span>
        <span>
          {connection.kind === 'local' ? 'The local account is on. No sign-in is needed.' : `Connected to ${connection.name}.`}
          <span className="muted"> {`${connection.accountId} · ${connection.region}`}</span>
        </span>
      </p>
      <div className="readiness">
        <span className={sandbox.available ? 'tone-good' : 'tone-warn'}>
          <Icon name={sandbox.available ? 'pass-filled' : 'warning'} />
        </span>
        {sandbox.available ? (
          <span>
            Rehearsals and builds run on this computer, in a sandbox.<span className="muted"> {sandbox.base}</span>
          </span>
        ) : (
          <div>
            <p>{sandbox.reason}</p>
            <CopyableCode code={sandbox.remedy} />
          </div>
        )}
      </div>
    </section>
  );
}
