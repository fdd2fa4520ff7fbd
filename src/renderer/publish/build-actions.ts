import type { Enabled } from '../commands/command.ts';
import type { ResourceSubject } from '../resource/subject.ts';
import type { Workbench } from '../workbench.ts';
import { build, buildWith } from './build.ts';

const kinds = ['image-recipe', 'container-recipe', 'image-pipeline'] as const;
const enabled = (): Enabled => true;

/** Building what the account has: actions on recipes and pipelines. */
export const buildActions = [
  {
    id: 'resource.build',
    title: 'Build now',
    icon: 'package',
    kinds,
    enabled,
    run: (workbench: Workbench, { arn }: ResourceSubject) => build(workbench, { arn }),
  },
  {
    id: 'resource.buildWith',
    title: 'Build with other parameters…',
    kinds,
    enabled,
    run: (workbench: Workbench, { arn }: ResourceSubject) => buildWith(workbench, { arn }),
  },
] as const;
