import type { ResourceKind } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';
import { openPreflight } from './open-preflight.ts';

interface Subject {
  readonly connection: string;
  readonly arn: string;
  readonly title: string;
}

const kinds: readonly ResourceKind[] = ['image-pipeline', 'image-recipe', 'container-recipe'];

/** An action on resources of the account; the list of these names its type, and may not be named from here. */
export const checkBeforeBuilding = {
  id: 'resource.preflight',
  title: 'Check before building',
  icon: 'checklist',
  kinds,
  enabled: () => true as const,
  run: (workbench: Workbench, { arn, connection, title }: Subject) => openPreflight(workbench, { arn, connection }, title),
};
