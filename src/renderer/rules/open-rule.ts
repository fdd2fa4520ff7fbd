import type { Workbench } from '../workbench.ts';

/** Opens the page of a lint rule, or of all of them. */
export function openRule({ editors }: Pick<Workbench, 'editors'>, rule?: string): void {
  const title = rule ?? 'Lint rules';
  editors.apply({ type: 'opened', tab: { kind: 'rule', id: `rule:${rule ?? ''}`, title, ...(rule === undefined ? {} : { rule }) } });
}
