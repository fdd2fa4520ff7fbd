import { useStore } from 'zustand';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useWorkbench } from './use-workbench.ts';

/** What Kiln works on, with a way to stop it. It fades in after a moment, so that quick work does not flicker. */
export function StatusTasks() {
  const { tasks } = useWorkbench();
  const running = useStore(tasks.store);
  return (
    <span className="status-tasks" role="status">
      {running.map(({ id, title }) => (
        <span key={id} className="status-task">
          <Icon name="loading" spin />
          <span>{title}</span>
          <IconButton icon="close" label={`Stop: ${title}`} onClick={() => tasks.cancel(id)} />
        </span>
      ))}
    </span>
  );
}
