import { type ResourceKind, resourceKinds } from '../../contract/index.ts';
import { importIntoAppStream } from '../appstream/code/import-image-action.ts';
import { imageActions } from '../lifecycle/image-actions.ts';
import { policyActions } from '../lifecycle/policy-actions.ts';
import { createPipeline, editPipeline, setPipelineStatus } from '../pipelines/edit-pipeline.ts';
import { checkBeforeBuilding } from '../preflight/check-resource.ts';
import { buildActions } from '../publish/build-actions.ts';
import { watchBuild } from '../runs/run-actions.ts';
import { notify } from '../stores/notify.ts';
import { importResource } from '../transfer/import-resource.ts';
import { isImageBuild } from './arn-words.ts';
import { deleteResource } from './delete-resource.ts';
import type { ResourceAction } from './resource-action.ts';

export type { ResourceAction };

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

const remove: ResourceAction = {
  id: 'resource.delete',
  title: 'Delete…',
  icon: 'trash',
  // Images are deleted from their own tab, where their AMIs are shown.
  kinds: resourceKinds.filter((kind) => kind !== 'image'),
  enabled: ({ detail }) => detail?.whyFixed ?? true,
  run: deleteResource,
};

const importIntoWorkspace: ResourceAction = {
  id: 'resource.import',
  title: 'Import into workspace…',
  icon: 'cloud-download',
  kinds: resourceKinds,
  enabled: () => true,
  run: importResource,
};

const edit: ResourceAction = {
  id: 'resource.editPipeline',
  title: 'Edit…',
  icon: 'edit',
  kinds: ['image-pipeline'],
  enabled: ({ detail }) => detail?.whyFixed ?? true,
  run: editPipeline,
};

const enable: ResourceAction = {
  id: 'resource.enablePipeline',
  title: 'Enable…',
  icon: 'play-circle',
  kinds: ['image-pipeline'],
  enabled: ({ detail }) => detail?.whyFixed ?? (detail?.body.status === 'ENABLED' ? 'It is enabled.' : true),
  run: (workbench, resource) => setPipelineStatus(workbench, resource, 'ENABLED'),
};

const disable: ResourceAction = {
  id: 'resource.disablePipeline',
  title: 'Disable…',
  icon: 'circle-slash',
  kinds: ['image-pipeline'],
  enabled: ({ detail }) => detail?.whyFixed ?? (detail?.body.status === 'DISABLED' ? 'It is disabled.' : true),
  run: (workbench, resource) => setPipelineStatus(workbench, resource, 'DISABLED'),
};

const pipelineOfRecipe: ResourceAction = {
  id: 'resource.createPipeline',
  title: 'Create pipeline…',
  icon: 'git-merge',
  kinds: ['image-recipe', 'container-recipe'],
  enabled: () => true,
  run: createPipeline,
};

const watchThisBuild: ResourceAction = {
  id: 'resource.watchBuild',
  title: 'Watch this build',
  icon: 'eye',
  kinds: ['image'],
  enabled: ({ arn }) => isImageBuild(arn) || 'Choose one of its builds.',
  run: watchBuild,
};

/** Every action on resources, in the order of the menus. */
export const resourceActions: readonly ResourceAction[] = [
  ...imageActions,
  ...policyActions,
  ...buildActions,
  importIntoAppStream,
  ...[watchThisBuild, checkBeforeBuilding, edit, enable, disable, pipelineOfRecipe],
  ...[importIntoWorkspace, copyArn, openInConsole, remove],
];

/** Those that concern a resource of this kind. */
export const actionsOn = (kind: ResourceKind): readonly ResourceAction[] => resourceActions.filter(({ kinds }) => kinds.includes(kind));
