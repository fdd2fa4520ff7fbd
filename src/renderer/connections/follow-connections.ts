import type { ConnectionsState, DeviceQuestion, MfaQuestion, Question } from '../../contract/index.ts';
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
          const before = connections.getState();
          connections.apply(event.state);
          if (before && inUse(before) !== inUse(event.state)) void reloadInfo();
        }
      },
      signal,
    );
  } catch (error) {
    notify(workbench, 'error', `The connections cannot be read: ${messageOf(error)}`);
  }
}

/** What the window shows of the connection in use: another one, other settings, or somebody who signed in. */
function inUse({ connections, current, sessions }: ConnectionsState): string {
  const signedOut = sessions[current.id]?.state === 'signed-out';
  return JSON.stringify([current, connections.find(({ id }) => id === current.id), signedOut]);
}

/** Answered in any window, or in the browser; another one's answer closes this one's question. */
async function answer(workbench: Workbench, question: Question, withdrawn: AbortSignal): Promise<void> {
  const { connection } = workbench;
  const { id } = question;
  const code = await (question.kind === 'device'
    ? confirmInBrowser(workbench, question, withdrawn)
    : typedCode(workbench, question, withdrawn));
  if (!withdrawn.aborted) await connection.client.connections.answer(code === undefined ? { id } : { id, text: code.trim() });
}

/** The answer comes from the browser: here the sign-in can only be given up. */
async function confirmInBrowser({ dialogs }: Workbench, question: DeviceQuestion, withdrawn: AbortSignal): Promise<undefined> {
  await dialogs.ask({ kind: 'device', question }, withdrawn);
}

function typedCode({ dialogs }: Workbench, { connection: name, text }: MfaQuestion, withdrawn: AbortSignal): Promise<string | undefined> {
  return dialogs.ask(
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
}
