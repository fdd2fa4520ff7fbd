import { useStore } from 'zustand';
import type { ConnectionInfo } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { signIn } from '../connections/manage-connections.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import { Button } from '../ui/button.tsx';
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
  const workbench = useWorkbench();
  const { accountId, hosting, id, name, region } = connection;
  const session = useStore(workbench.connections, (state) => state?.sessions[id]?.state);
  const on = accountId !== '';
  return (
    <div className="readiness">
      <span className={on ? 'tone-good' : 'tone-warn'}>
        <Icon name={on ? 'pass-filled' : 'warning'} />
      </span>
      {on ? (
        <span>
          {hosting.greeting}
          <span className="muted"> {`${name} · ${accountId} · ${region}`}</span>
        </span>
      ) : session === 'signed-out' ? (
        <div>
          <p>{`${name} is signed out. Editing, linting and rehearsing work without it.`}</p>
          <Button icon="sign-in" onClick={() => void signIn(workbench, id)}>{`Sign in to ${name}`}</Button>
        </div>
      ) : (
        <span>{`${name} cannot be reached at the moment. Editing, linting and rehearsing work without it.`}</span>
      )}
    </div>
  );
}
