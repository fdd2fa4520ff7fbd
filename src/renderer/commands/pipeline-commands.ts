import { createPipeline } from '../pipelines/edit-pipeline.ts';
import { always, type Command } from './command.ts';

export const pipelineCommands: readonly Command[] = [
  {
    id: 'account.createPipeline',
    category: 'Account',
    title: 'Create pipeline…',
    icon: 'git-merge',
    enabled: always,
    run: (workbench) => createPipeline(workbench),
  },
];
