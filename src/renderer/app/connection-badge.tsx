import { useStore } from 'zustand';
import { Icon } from '../ui/icon.tsx';
import { useWorkbench } from './use-workbench.ts';

/** The account that publishing and building go to. */
export function ConnectionBadge() {
  const { app, layout } = useWorkbench();
  const connection = useStore(app, (state) => state.info?.connection);
  const error = useStore(app, (state) => state.error);
  if (!connection) return <span className="status-item">{error ?? 'Connecting…'}</span>;
  if (connection.accountId === '') {
    return (
      <span className="status-item status-warning">
        <Icon name="warning" />
        <span>{`${connection.name} is not to be had; the error log says why`}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={`status-item connection-${connection.kind}`}
      title={`${connection.name}, ${connection.endpoint}`}
      onClick={() => layout.apply({ type: 'sideShown', view: 'account' })}
    >
      <Icon name={connection.kind === 'local' ? 'device-desktop' : 'cloud'} />
      <span>{connection.kind === 'local' ? 'Local account' : connection.name}</span>
      <span className="status-account">{connection.accountId}</span>
      <span className="status-account">{connection.region}</span>
    </button>
  );
}
