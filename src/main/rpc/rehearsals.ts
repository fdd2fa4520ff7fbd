import type { Contract, Handlers } from '../../contract/index.ts';
import type { Rehearsals } from '../rehearsals/rehearsals.ts';

export function rehearsalHandlers(rehearsals: Rehearsals): Handlers<Contract>['rehearsals'] {
  return { start: (wish) => rehearsals.start(wish) };
}
