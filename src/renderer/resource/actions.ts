import { type ResourceDetail, type ResourceKind, resourceKindOf, resourceKinds } from '../../contract/index.ts';
import type { Enabled } from '../commands/command.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { titleOfArn } from './arn-words.ts';

/** A resource of the account as actions get it: from a tab, a row of a list, or a link. */
export interface ResourceSubject {
  readonly connection: string;
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly title: string;
  /** Where it was read already. */
  readonly detail: ResourceDetail | undefined;
}

/** A thing that can be done with a resource. Its tab's buttons, the menus of lists and the palette are made from the list of these. */
export interface ResourceAction {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  readonly kinds: readonly ResourceKind[];
  /** true, or in words why not. */
  readonly enabled: (resource: ResourceSubject) => Enabled;
  readonly run: (workbench: Workbench, resource: ResourceSubject) => void | Promise<void>;
}

/** undefined for what is no resource of Image Builder. */
export function resourceSubject(connection: string, arn: string, detail?: ResourceDetail): ResourceSubject | undefined {
  const kind = resourceKindOf(arn);
  return kind && { connection, arn: detail?.arn ?? arn, kind, title: titleOfArn(arn), detail };
}

const copyArn: ResourceAction = {
  id: 'resource.copyArn',
  title: 'Copy ARN',
  icon: 'copy',
  kinds: resourceKinds,
  enabled: () => true,
  run: async (workbench, { arn }) => {
    await navigator.clipboard.writeText(arn);
    notify(workbench, 'info', `Copied ${arn}`);
  },
};

const openInConsole: ResourceAction = {
  id: 'resource.openInConsole',
  title: 'Open in AWS console',
  icon: 'link-external',
  kinds: resourceKinds,
  enabled: ({ detail }) =>
    detail && detail.consoleUrl === undefined ? 'The AWS console does not know what lies behind the endpoint of this connection.' : true,
  run: async (workbench, resource) => {
    const { client } = workbench.connection;
    const { consoleUrl } = resource.detail ?? (await client.resourceDetails.get(resource));
    if (consoleUrl !== undefined) await client.app.openExternal({ url: consoleUrl });
    else notify(workbench, 'info', 'The AWS console does not know what lies behind the endpoint of this connection.');
  },
};

/** Every action on resources, in the order of the menus. */
export const resourceActions: readonly ResourceAction[] = [copyArn, openInConsole];

/** Those that concern a resource of this kind. */
export const actionsOn = (kind: ResourceKind): readonly ResourceAction[] => resourceActions.filter(({ kinds }) => kinds.includes(kind));
