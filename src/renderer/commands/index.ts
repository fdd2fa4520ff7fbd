import { notify, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { appstreamCodeCommands } from './appstream-code-commands.ts';
import { appstreamImageCommands } from './appstream-image-commands.ts';
import type { Command } from './command.ts';
import { connectionCommands } from './connection-commands.ts';
import { fileCommands } from './file-commands.ts';
import { fleetCommands } from './fleet-commands.ts';
import { goCommands } from './go-commands.ts';
import { imageBuilderCommands } from './image-builder-commands.ts';
import { lifecycleCommands } from './lifecycle-commands.ts';
import { pipelineCommands } from './pipeline-commands.ts';
import { preflightCommands } from './preflight-commands.ts';
import { publishCommands } from './publish-commands.ts';
import { resourceCommands } from './resource-commands.ts';
import { runCommands } from './run-commands.ts';
import { transferCommands } from './transfer-commands.ts';
import { viewCommands } from './view-commands.ts';
import { workspaceCommands } from './workspace-commands.ts';

export const commands: readonly Command[] = [
  ...goCommands,
  ...lifecycleCommands,
  ...fileCommands,
  ...runCommands,
  ...preflightCommands,
  ...publishCommands,
  ...viewCommands,
  ...connectionCommands,
  ...resourceCommands,
  ...workspaceCommands,
  ...transferCommands,
  ...pipelineCommands,
  ...imageBuilderCommands,
  ...fleetCommands,
  ...appstreamImageCommands,
  ...appstreamCodeCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** The command of that id; asking for one that is not in the list is a fault of ours. */
export function commandById(id: string): Command {
  const command = byId.get(id);
  if (!command) throw new Error(`There is no command '${id}'.`);
  return command;
}

/** Runs a command, or says why it cannot be run now. */
export async function runCommand(workbench: Workbench, command: Command): Promise<void> {
  const enabled = command.enabled(workbench);
  if (enabled !== true) {
    notify(workbench, 'info', enabled);
    return;
  }
  try {
    await command.run(workbench);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}
