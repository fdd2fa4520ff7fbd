import type { Disposition, ImageTarget, LifecycleProgress } from '../../contract/index.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { dispositionVerb } from './disposition-words.ts';

/** Shows what a change would do, and does it when it is confirmed. */
export async function changeImage(workbench: Workbench, { connection: from, arn }: ImageTarget, to: Disposition): Promise<void> {
  const { connection, dialogs, tasks } = workbench;
  const target = { connection: from, arn };
  const resources = await tasks.run('Reading what hangs on the image', (signal) =>
    connection.client.lifecycle.consider(target, { signal }),
  );
  const refusal = resources.refused[to];
  if (refusal !== undefined) {
    notify(workbench, 'info', refusal);
    return;
  }
  const choice = await dialogs.ask({ kind: 'disposition', to, resources });
  if (!choice) return;
  // Made once for this answer: whatever is repeated on the way is the same request.
  const token = crypto.randomUUID();
  const { executionId } = await connection.client.lifecycle.change({ ...target, ...choice, to, token });
  const { name, version } = resources.image;
  if (executionId === undefined) notify(workbench, 'info', `${name} ${version} is ${to}.`);
  else if (choice.updateAt !== undefined)
    notify(workbench, 'info', `${name} ${version} will be deprecated by the execution ${executionId}.`);
  else
    await followExecution(
      workbench,
      { connection: from, region: arn.split(':')[3] ?? '', id: executionId },
      `${dispositionVerb[to]} ${name} ${version}`,
    );
}

export interface ExecutionTarget {
  readonly connection: string;
  readonly region: string;
  readonly id: string;
}

/** Follows an execution in the status bar; stopping the task there cancels the execution. */
export async function followExecution(workbench: Workbench, target: ExecutionTarget, title: string): Promise<void> {
  const { connection, tasks } = workbench;
  const last = await tasks.run(title, async (signal) => {
    const cancel = () => void connection.client.lifecycle.cancel({ ...target, token: crypto.randomUUID() });
    signal.addEventListener('abort', cancel, { once: true });
    let progress: LifecycleProgress | undefined;
    for await (const seen of connection.client.lifecycle.watch(target)) progress = seen;
    return progress;
  });
  const level = last?.status === 'SUCCESS' ? 'info' : 'warning';
  notify(workbench, level, `${title}: ${last?.status.toLowerCase() ?? 'not followed to its end'}. ${last ? summary(last) : ''}`.trim());
}

function summary({ reason, resources }: LifecycleProgress): string {
  const failed = resources.filter(({ status }) => status === 'FAILED');
  const skipped = resources.filter(({ status }) => status === 'SKIPPED');
  return [
    reason,
    ...failed.map((resource) => `${resource.id}: ${resource.reason}`),
    ...(skipped.length > 0 ? [`${skipped.length} were let be: ${skipped[0]?.reason ?? ''}`] : []),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Takes the image out of Image Builder; what was built stays. */
export async function removeImage(workbench: Workbench, { connection: from, arn }: ImageTarget): Promise<void> {
  const { connection, dialogs, tasks } = workbench;
  const target = { connection: from, arn };
  const { amis, containers, image, refused } = await tasks.run('Reading what hangs on the image', (signal) =>
    connection.client.lifecycle.consider(target, { signal }),
  );
  if (refused.REMOVED !== undefined) {
    notify(workbench, 'info', refused.REMOVED);
    return;
  }
  const stays = [...amis.map(({ id, region }) => `AMI ${id} in ${region}`), ...containers.map((uri) => `Container image ${uri}`)];
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Remove ${image.name} ${image.version}?`,
    message: 'The image goes from Image Builder, with its packages, findings and workflows. What was built stays, and costs what it costs.',
    rows: stays.map((text) => ({ icon: 'circle-outline', text: `${text} stays.` })),
    choices: [{ id: 'remove', label: 'Remove image', kind: 'danger' }],
  });
  if (answer !== 'remove') return;
  await connection.client.lifecycle.removeImage(target);
  notify(workbench, 'info', `${image.name} ${image.version} was removed from Image Builder.`);
}
