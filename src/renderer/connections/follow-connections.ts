import type { CurrentConnection, Question } from '../../contract/index.ts';
import { loadAccount } from '../account/load-account.ts';
import { messageOf, notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

/** Follows the connections for as long as the window lives: their list, which is in use, and what sign-ins ask. */
export async function followConnections(workbench: Workbench, reloadInfo: () => Promise<void>): Promise<void> {
  const { connection, connections, follows } = workbench;
  const signal = follows.begin('connections');
  const asked = new Map<string, AbortController>();
  try {
    await connection.follow(
      (client) => client.connections.watch({}, { signal }),
      (event) => {
        if (event.type === 'question') {
          const withdrawn = new AbortController();
          asked.set(event.question.id, withdrawn);
          void answer(workbench, event.question, withdrawn.signal);
        } else if (event.type === 'answered') {
          asked.get(event.id)?.abort();
          asked.delete(event.id);
        } else {
          const before = connections.getState()?.current;
          connections.apply(event.state);
          if (before && !isSame(before, event.state.current)) void reloadInfo().then(() => loadAccount(workbench));
        }
      },
      signal,
    );
  } catch (error) {
    notify(workbench, 'error', `The connections cannot be read: ${messageOf(error)}`);
  }
}

const isSame = (a: CurrentConnection, b: CurrentConnection) => a.id === b.id && a.region === b.region;

/** The code of a device, typed in any window; another one's answer closes this one's question. */
async function answer({ connection, dialogs }: Workbench, { id, connection: name, text }: Question, withdrawn: AbortSignal): Promise<void> {
  const code = await dialogs.ask(
    {
      kind: 'prompt',
      title: `Sign in to ${name}`,
      label: text,
      value: '',
      confirm: 'Sign in',
      check: (value) => (/^\d{6}$/.test(value.trim()) ? undefined : 'The code has six digits.'),
    },
    withdrawn,
  );
  if (!withdrawn.aborted) await connection.client.connections.answer(code === undefined ? { id } : { id, text: code.trim() });
}
