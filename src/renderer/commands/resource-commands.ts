import { resourceKindOf } from '../../contract/index.ts';
import { type ResourceAction, resourceActions } from '../resource/actions.ts';
import { answerInvitations } from '../resource/answer-invitations.ts';
import { openResource } from '../resource/open-resource.ts';
import { type ResourceSubject, resourceSubject } from '../resource/subject.ts';
import type { Workbench } from '../workbench.ts';
import type { Command, Enabled } from './command.ts';
import { activeTab } from './context.ts';

/** The resource in the active tab. */
function activeResource(workbench: Workbench): ResourceSubject | undefined {
  const tab = activeTab(workbench);
  if (tab?.kind !== 'resource' && tab?.kind !== 'image') return undefined;
  return resourceSubject(tab.connection, tab.arn, { detail: workbench.resources.getState()[tab.id]?.detail });
}

function enabledFor(action: ResourceAction, workbench: Workbench): Enabled {
  const resource = activeResource(workbench);
  if (!resource) return 'Open a resource of the account first.';
  return action.kinds.includes(resource.kind) ? action.enabled(resource) : `${action.title} is not for this kind of resource.`;
}

async function openByArn(workbench: Workbench): Promise<void> {
  const arn = await workbench.dialogs.ask({
    kind: 'prompt',
    title: 'Open a resource',
    label: 'ARN of a resource of Image Builder',
    value: '',
    confirm: 'Open',
    check: (text) =>
      resourceKindOf(text.trim()) ? undefined : 'An ARN of Image Builder begins with arn:aws:imagebuilder: and names its kind.',
  });
  if (arn !== undefined) openResource(workbench, arn.trim());
}

const openCommand: Command = {
  id: 'resource.open',
  category: 'Resource',
  title: 'Open resource by ARN…',
  enabled: ({ connections }) => (connections.getState() ? true : 'The connections are still being read.'),
  run: openByArn,
};

/** The actions on resources, for the one in the active tab. */
const actionCommands: readonly Command[] = resourceActions.map((action) => ({
  id: action.id,
  category: 'Resource',
  title: action.title,
  ...(action.icon === undefined ? {} : { icon: action.icon }),
  enabled: (workbench) => enabledFor(action, workbench),
  run: async (workbench) => {
    const resource = activeResource(workbench);
    if (resource) await action.run(workbench, resource);
  },
}));

const invitationsCommand: Command = {
  id: 'resource.invitations',
  category: 'Resource',
  title: 'Answer invitations to shared resources…',
  enabled: openCommand.enabled,
  run: answerInvitations,
};

export const resourceCommands: readonly Command[] = [openCommand, invitationsCommand, ...actionCommands];
