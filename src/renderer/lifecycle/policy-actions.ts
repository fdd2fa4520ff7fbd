import type { ResourceAction } from '../resource/resource-action.ts';
import { openPolicy, setPolicyStatus } from './open-policy.ts';

/** What can be done with a lifecycle policy of the account. */
export const policyActions: readonly ResourceAction[] = [
  {
    id: 'lifecyclePolicy.edit',
    title: 'Edit and simulate',
    icon: 'edit',
    kinds: ['lifecycle-policy'],
    enabled: () => true,
    run: (workbench, { connection, arn, title }) => openPolicy(workbench, { connection, arn, title }),
  },
  {
    id: 'lifecyclePolicy.enable',
    title: 'Enable policy…',
    kinds: ['lifecycle-policy'],
    enabled: ({ detail }) => (detail?.body.status === 'ENABLED' ? 'The policy is enabled already.' : true),
    run: (workbench, resource) => setPolicyStatus(workbench, resource, 'ENABLED'),
  },
  {
    id: 'lifecyclePolicy.disable',
    title: 'Disable policy',
    kinds: ['lifecycle-policy'],
    enabled: ({ detail }) => (detail?.body.status === 'DISABLED' ? 'The policy is disabled already.' : true),
    run: (workbench, resource) => setPolicyStatus(workbench, resource, 'DISABLED'),
  },
];
