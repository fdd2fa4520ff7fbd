import { useStore } from 'zustand';
import { commandById, runCommand } from '../commands/index.ts';
import { Icon } from '../ui/icon.tsx';
import { useWorkbench } from './use-workbench.ts';

/** The account that publishing and building go to; it opens the choice of another. */
export function ConnectionBadge() {
  const workbench = useWorkbench();
  const connection = useStore(workbench.app, (state) => state.info?.connection);
  const error = useStore(workbench.app, (state) => state.error);
  const colour = useStore(workbench.connections, (state) => state?.connections.find(({ id }) => id === connection?.id)?.colour ?? 'grey');
  const session = useStore(workbench.connections, (state) => (connection ? state?.sessions[connection.id]?.state : undefined));
  if (!connection) return <span className="status-item">{error ?? 'Connecting…'}</span>;
  const switchConnection = () => void runCommand(workbench, commandById('connection.switch'));
  if (connection.accountId === '') {
    return (
      <button type="button" className="status-item status-warning" title="Choose another connection" onClick={switchConnection}>
        <Icon name="warning" />
        <span>
          {session === 'signed-out' ? `${connection.name}: signed out` : `${connection.name} is not to be had; the error log says why`}
        </span>
      </button>
    );
  }
  return (
    <button
      type="button"
      className="status-item connection"
      data-colour={colour}
      title={`${connection.name}${connection.endpoint === '' ? '' : `, ${connection.endpoint}`}. Switch account or Region`}
      onClick={switchConnection}
    >
      <Icon name={connection.hosting.icon} />
      <span>{connection.name}</span>
      <span className="status-account">{connection.accountId}</span>
      <span className="status-account">{connection.region}</span>
      {connection.readOnly && <span className="status-account">read-only</span>}
    </button>
  );
}
