import { type RunningBuilder, runningWords } from '../../../contract/index.ts';
import { messageOf, notifyFailure, notifyWith, record } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';
import { costWord } from './builder-words.ts';
import { newlyDue } from './newly-due.ts';
import { openBuilders } from './open-builders.ts';
import { stopBuilders } from './run-builders.ts';

/** Follows what runs in all accounts for as long as the window lives, and reminds of what has run for long. */
export async function followRunning(workbench: Workbench): Promise<void> {
  const { connection, follows, imageBuilders } = workbench;
  const signal = follows.begin('running image builders');
  try {
    await connection.follow(
      (client) => client.imageBuilders.running({}, { signal }),
      (running) => {
        const before = imageBuilders.getState().running;
        imageBuilders.apply({ type: 'running', running });
        for (const builder of newlyDue(before, running)) remind(workbench, builder);
      },
      signal,
    );
  } catch (error) {
    record(workbench, `Which image builders run cannot be told: ${messageOf(error)}`);
  }
}

/** Hours after which “later” is. */
const later = 2;

function remind(workbench: Workbench, builder: RunningBuilder): void {
  const { connection, instanceType, name, region } = builder;
  const place = { connection, region };
  const message = `${name} in ${region} has been running for ${runningWords(builder, Date.now())} (${instanceType}, price class ${costWord(instanceType)}). AWS does not tell whether somebody uses it.`;
  tellSystem(workbench, builder, message);
  notifyWith(workbench, 'warning', {
    message,
    actions: [
      { label: 'Stop it…', choose: () => void stopIt(workbench, builder) },
      {
        label: 'Remind me later',
        choose: () =>
          void workbench.connection.client.imageBuilders
            .remindLater({ ...place, name, hours: later })
            .catch((error: unknown) => notifyFailure(workbench, error)),
      },
      { label: 'Show', choose: () => openBuilders(workbench, place) },
    ],
  });
}

/** By the system too, when the window is away and the user wants notices of it. */
function tellSystem(workbench: Workbench, { connection, name, region }: RunningBuilder, body: string): void {
  const wanted = workbench.layout.getState().runNotices && 'Notification' in window && Notification.permission === 'granted';
  if (!wanted || (!document.hidden && document.hasFocus())) return;
  const notice = new Notification('Kiln', { body, tag: `builder ${connection} ${region} ${name}` });
  notice.addEventListener('click', () => {
    window.focus();
    openBuilders(workbench, { connection, region });
  });
}

async function stopIt(workbench: Workbench, { connection, name, region }: RunningBuilder): Promise<void> {
  try {
    const place = { connection, region };
    const { builder } = await workbench.connection.client.imageBuilders.detail({ ...place, name });
    await stopBuilders(workbench, place, [builder]);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

/** Asks after how many hours one is to be reminded. */
export async function chooseReminder(workbench: Workbench): Promise<void> {
  const { connection, dialogs, imageBuilders } = workbench;
  const hours = await dialogs.ask({
    kind: 'prompt',
    title: 'Remind of running image builders',
    label: 'After how many hours of running; 0 for never',
    value: String(imageBuilders.getState().running?.remindAfterHours ?? 4),
    confirm: 'Save',
    check: (text) => (/^\d+(\.\d+)?$/.test(text.trim()) && Number(text) <= 720 ? undefined : 'A number of hours from 0 to 720.'),
  });
  if (hours !== undefined) await connection.client.imageBuilders.setReminder({ hours: Number(hours) });
}
