import type { Workbench } from '../workbench.ts';

/** Whether commands of this workspace may run; asks once, the first time they would. */
export async function ensureTrusted({ connection, dialogs, workspace }: Workbench): Promise<boolean> {
  const current = workspace.getState().workspace;
  if (!current) return false;
  if (current.trusted) return true;
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'workspace-untrusted',
    title: `Trust ${current.name}?`,
    message:
      'Rehearsing and building run the commands that are written in the documents of this folder. Allow that if you trust who wrote them.',
    rows: [
      { icon: 'folder', text: current.root, detail: 'and everything below it' },
      { icon: 'shield', text: 'Commands run in a sandbox', detail: 'its own disk, no access to your home folder or your credentials' },
      { icon: 'check', text: 'Opening, editing and linting need no trust', detail: 'they never run anything' },
    ],
    choices: [{ id: 'trust', label: 'Trust this folder', kind: 'primary' }],
  });
  if (answer !== 'trust') return false;
  await connection.client.workspace.trust({ root: current.root });
  workspace.apply({ type: 'trustChanged', trusted: true });
  return true;
}
