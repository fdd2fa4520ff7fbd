import { useStore } from 'zustand';
import type { ConnectionsState } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Icon } from '../ui/icon.tsx';
import { signIn } from './manage-connections.ts';

interface Missing {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** The connections for which somebody must sign in; those that nobody used yet are not among them. */
export function missingSignIns(state: ConnectionsState | undefined): readonly Missing[] {
  if (!state) return [];
  return state.connections.flatMap(({ id, name }) => {
    const session = state.sessions[id];
    if (!session || session.state === 'signed-in') return [];
    const ends =
      session.until === undefined ? 'soon' : `at ${new Date(session.until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`;
    const why = session.state === 'ending' ? `Its credentials end ${ends}` : 'What runs there waits until somebody signs in';
    return [{ id, name, why }];
  });
}

/** One button for each connection that waits for a sign-in. */
export function SignInStatus() {
  const workbench = useWorkbench();
  const state = useStore(workbench.connections);
  return missingSignIns(state).map(({ id, name, why }) => (
    <button key={id} type="button" className="status-item status-warning" title={why} onClick={() => void signIn(workbench, id)}>
      <Icon name="sign-in" />
      <span>{`Sign in to ${name}`}</span>
    </button>
  ));
}
