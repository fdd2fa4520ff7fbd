import type { Contract, Handlers } from '../../contract/index.ts';
import type { Preflight } from '../preflight/preflight.ts';

export function preflightHandlers(preflight: Preflight): Handlers<Contract>['preflight'] {
  return { check: (target, signal) => preflight.check(target, signal) };
}
