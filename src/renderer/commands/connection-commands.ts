import { addConnection, signInToCurrent, whoAmI } from '../connections/manage-connections.ts';
import type { Workbench } from '../workbench.ts';
import { always, type Command, type Enabled } from './command.ts';

const known = ({ connections }: Workbench): Enabled => (connections.getState() ? true : 'The connections are still being read.');

export const connectionCommands: readonly Command[] = [
  {
    id: 'connection.switch',
    category: 'Connection',
    title: 'Switch account or Region…',
    icon: 'cloud',
    enabled: known,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'connections' }),
  },
  { id: 'connection.add', category: 'Connection', title: 'Add connection…', icon: 'add', enabled: always, run: addConnection },
  {
    id: 'connection.edit',
    category: 'Connection',
    title: 'Edit connection…',
    enabled: known,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'connectionToEdit' }),
  },
  {
    id: 'connection.remove',
    category: 'Connection',
    title: 'Remove connection…',
    enabled: known,
    run: ({ quick }) => quick.apply({ type: 'opened', mode: 'connectionToRemove' }),
  },
  { id: 'connection.signIn', category: 'Connection', title: 'Sign in', icon: 'sign-in', enabled: known, run: signInToCurrent },
  { id: 'connection.identify', category: 'Connection', title: 'Who am I?', enabled: known, run: whoAmI },
];
