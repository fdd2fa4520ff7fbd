import type { PreflightTarget } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';

/** Opens the preflight of a file or a resource in a tab. */
export function openPreflight({ editors }: Pick<Workbench, 'editors'>, target: PreflightTarget, name: string): void {
  const id = `preflight:${'arn' in target ? target.arn : target.path}`;
  editors.apply({ type: 'opened', tab: { kind: 'preflight', id, target, title: `Check ${name}` } });
}
