import type { Contract, Handlers } from '../../contract/index.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

export function catalogueHandlers(catalogue: Catalogue): Handlers<Contract>['catalogue'] {
  return {
    counts: ({ at }, signal) => catalogue.counts(at, signal),
    watch: (wish, signal) => catalogue.watch(wish, signal),
    read: (wish) => catalogue.read(wish),
    stop: (wish) => catalogue.stop(wish),
    refresh: (wish) => catalogue.refresh(wish),
    seen: (wish) => catalogue.seen(wish),
  };
}
