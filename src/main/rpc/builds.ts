import type { Contract, Handlers } from '../../contract/index.ts';
import type { Builds } from '../builds/builds.ts';

export function buildHandlers(builds: Builds): Handlers<Contract>['builds'] {
  return {
    plan: (request) => builds.plan(request),
    start: (request) => builds.start(request),
    parameters: (target) => builds.parameters(target),
    places: () => builds.places(),
  };
}
