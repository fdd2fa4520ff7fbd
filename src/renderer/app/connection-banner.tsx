import { useStore } from 'zustand';
import { Icon } from '../ui/icon.tsx';
import { useWorkbench } from './use-workbench.ts';

/** Says that main does not answer. Editing goes on; what was open is followed again when it is back. */
export function ConnectionBanner() {
  const { connection } = useWorkbench();
  const status = useStore(connection.status);
  return (
    <div role="alert">
      {status === 'lost' && (
        <div className="banner">
          <Icon name="debug-disconnect" />
          <span>The connection to Kiln is lost. Trying again… What you type is kept; saving and running wait until it is back.</span>
        </div>
      )}
    </div>
  );
}
