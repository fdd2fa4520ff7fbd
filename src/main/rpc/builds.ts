import type { Contract, Handlers } from '../../contract/index.ts';
import type { Builds } from '../builds/builds.ts';

export function buildHandlers(builds: Builds): Handlers<Contract>['builds'] {
  return {
    plan: (target) => builds.plan(target),
    start: (request) => builds.start(request),
  };
}
