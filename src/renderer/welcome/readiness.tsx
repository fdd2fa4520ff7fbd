import { useStore } from 'zustand';
import type { ConnectionInfo } from '../../contract/index.ts';
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
      <AccountReadiness connection={connection} />
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

function AccountReadiness({ connection }: { readonly connection: ConnectionInfo }) {
  const { accountId, kind, name, region } = connection;
  const on = accountId !== '';
  return (
    <p className="readiness">
      <span className={on ? 'tone-good' : 'tone-warn'}>
        <Icon name={on ? 'pass-filled' : 'warning'} />
      </span>
      {on ? (
        <span>
          {kind === 'local' ? 'The local account is on. No sign-in is needed.' : `Connected to ${name}.`}
          <span className="muted"> {`${accountId} · ${region}`}</span>
        </span>
      ) : (
        <span>{`${name} could not be started. Editing, linting and rehearsing work without it.`}</span>
      )}
    </p>
  );
}
