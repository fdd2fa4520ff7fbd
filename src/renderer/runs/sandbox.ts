import type { SandboxState } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';

/** Says where rehearsals and local builds run, or why they cannot and which command changes that. */
export async function explainSandbox({ dialogs }: Workbench, sandbox: SandboxState): Promise<void> {
  if (sandbox.available) {
    await dialogs.ask({
      kind: 'choice',
      icon: 'shield',
      title: 'Sandbox',
      message: `Rehearsals and local builds run in a sandbox on this computer (${sandbox.driver}). Its disk begins as: ${sandbox.base}.`,
      choices: [],
    });
    return;
  }
  await dialogs.ask({
    kind: 'choice',
    icon: 'warning',
    title: 'Rehearsals cannot run here yet',
    message: sandbox.reason,
    code: sandbox.remedy,
    notes: ['Editing and linting work without it. After the command, restart Kiln.'],
    choices: [],
  });
}
