import { useStore } from 'zustand';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Icon } from '../../ui/icon.tsx';
import { openBuilders } from './open-builders.ts';

/** How many image builders run, in whichever account, and cost by the hour; nothing while none does. */
export function RunningBuilderCount() {
  const workbench = useWorkbench();
  const running = useStore(workbench.imageBuilders, (state) => state.running?.builders);
  const [first] = running ?? [];
  if (!running || !first) return undefined;
  const long = running.filter(({ due }) => due).length;
  const title = running.map(({ instanceType, name, region }) => `${name} in ${region}: ${instanceType}`).join('\n');
  return (
    <button
      type="button"
      className="status-item"
      title={title}
      onClick={() => openBuilders(workbench, { connection: first.connection, region: first.region })}
    >
      <Icon name={long > 0 ? 'warning' : 'vm-running'} />
      <span>{running.length === 1 ? '1 image builder runs' : `${running.length} image builders run`}</span>
      {long > 0 && <span className="visually-hidden">{`, ${long} of them for long`}</span>}
    </button>
  );
}
