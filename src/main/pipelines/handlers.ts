import { randomUUID } from 'node:crypto';
import { AppError, type Contract, type Handlers, type PipelineChange } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { pipelineChoices } from './choices.ts';
import { applyChange, type PreparedChange, planChange, planStatusChange } from './plan-change.ts';
import { pipelineDetail } from './read-pipeline.ts';

type AwsOf = (target: { readonly id: string; readonly region: string }) => Promise<Aws>;

/** Changes that a window asked for and went away from. */
const mostPlans = 20;

export function pipelineHandlers(aws: AwsOf): Handlers<Contract>['pipelines'] {
  const plans = new Map<string, PreparedChange>();
  const keep = (prepared: PreparedChange): PipelineChange => {
    const id = randomUUID();
    plans.set(id, prepared);
    for (const old of [...plans.keys()].slice(0, -mostPlans)) plans.delete(old);
    return { id, ...prepared.change };
  };
  const reach = ({ connection, arn }: { readonly connection: string; readonly arn: string }) =>
    aws({ id: connection, region: arn.split(':')[3] ?? '' });
  return {
    get: async (target) => pipelineDetail(await reach(target), target.arn),
    choices: async ({ connection, region }) => pipelineChoices(await aws({ id: connection, region })),
    plan: async ({ connection, region, ...request }) => keep(await planChange(await aws({ id: connection, region }), request)),
    planStatus: async (request) => keep(await planStatusChange(await reach(request), request)),
    async apply({ id }) {
      const prepared = plans.get(id);
      if (!prepared) throw new AppError('not-found', 'This change is not planned any more. Save again.');
      const arn = await applyChange(prepared, id);
      plans.delete(id);
      return { arn };
    },
  };
}
