import type { Models } from '../analysis.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Step, StepAlone } from '../kinds/component/model.ts';
import { type CheckedDocument, keptFindings, type StepFindings } from './kept-findings.ts';
import type { Rule, RuleContext } from './rule.ts';
import { type StepRule, stepRules } from './step-rules.ts';

const NO_IDS: ReadonlySet<string> = new Set();
const NOTHING: readonly Diagnostic[] = [];

type Hook =
  | 'fault'
  | 'document'
  | 'declaration'
  | 'phase'
  | 'step'
  | 'reference'
  | 'workflow'
  | 'workflowStep'
  | 'resource'
  | 'dockerfile'
  | 'host'
  | 'settings'
  | 'script'
  | 'workspace';

/** The rules that have each hook, made once for a list of rules. */
export type RuleSet = { readonly [H in Exclude<Hook, 'step'>]: readonly (Rule & Required<Pick<Rule, H>>)[] } & {
  readonly step: (step: StepAlone) => readonly StepRule[];
};

/** What the rules look at. Without a model only the faults of the text are judged. */
export type RuleInput = Pick<RuleContext, 'text' | 'lines' | 'tree' | 'platforms'> & Models & { readonly ruleIds?: ReadonlySet<string> };

/** `ofSteps` is for the next run over a text that is little changed. */
export interface RuleFindings {
  readonly diagnostics: Diagnostic[];
  readonly ofSteps: StepFindings;
}

type Reporter = Omit<RuleContext, 'document'>;

/** The findings of one run, and the rule that is being called. */
export interface Run {
  readonly found: Diagnostic[];
  readonly broken: Set<Rule>;
  rule: Rule | undefined;
}

export function ruleSet(rules: readonly Rule[]): RuleSet {
  const having = <H extends Hook>(hook: H) => rules.filter((rule): rule is Rule & Required<Pick<Rule, H>> => rule[hook] !== undefined);
  return {
    fault: having('fault'),
    document: having('document'),
    declaration: having('declaration'),
    phase: having('phase'),
    step: stepRules(having('step')),
    reference: having('reference'),
    workflow: having('workflow'),
    workflowStep: having('workflowStep'),
    resource: having('resource'),
    dockerfile: having('dockerfile'),
    host: having('host'),
    settings: having('settings'),
    script: having('script'),
    workspace: having('workspace'),
  };
}

/** Begins a run: findings are collected under the rule that is being called. */
export function beginRun(): { readonly run: Run; readonly report: RuleContext['report'] } {
  const run: Run = { found: [], broken: new Set(), rule: undefined };
  const report: RuleContext['report'] = (range, message, fixes) => {
    if (run.rule === undefined) return;
    const { id: rule, severity } = run.rule;
    run.found.push(fixes === undefined ? { rule, severity, message, range } : { rule, severity, message, range, fixes });
  };
  return { run, report };
}

/**
 * Calls every rule for every node that it has a hook for, in one pass over the document; findings come in the order of the text.
 * Steps that are as they were in a document checked `before` by the same rules are not checked again.
 */
export function runRules(rules: RuleSet, input: RuleInput, before?: CheckedDocument): RuleFindings {
  const { text, lines, tree, platforms } = input;
  const { run, report } = beginRun();
  const reporter: Reporter = { text, lines, tree, platforms, report };
  for (const fault of tree.faults) guarded(run, rules.fault, (rule) => rule.fault(fault, reporter));
  const ofSteps: (readonly Diagnostic[])[] = [];
  checkComponent(run, rules, { ...reporter, document: input.component, before, ofSteps });
  checkWorkflow(run, rules, { ...reporter, document: input.workflow });
  const { resource, dockerfile, host, settings, ruleIds = NO_IDS } = input;
  if (settings !== undefined) guarded(run, rules.settings, (rule) => rule.settings(settings, { ...reporter, document: settings, ruleIds }));
  if (resource !== undefined) guarded(run, rules.resource, (rule) => rule.resource(resource, { ...reporter, document: resource }));
  if (dockerfile !== undefined)
    guarded(run, rules.dockerfile, (rule) => rule.dockerfile(dockerfile, { ...reporter, document: dockerfile }));
  if (host !== undefined) guarded(run, rules.host, (rule) => rule.host(host, { ...reporter, document: host }));
  return { diagnostics: inOrder(run.found), ofSteps: run.broken.size === 0 ? ofSteps : undefined };
}

interface ComponentRun extends Reporter {
  readonly document: Models['component'];
  readonly before: CheckedDocument | undefined;
  readonly ofSteps: (readonly Diagnostic[])[];
}

function checkComponent(run: Run, rules: RuleSet, { document, before, ofSteps, ...reporter }: ComponentRun): void {
  if (document === undefined) return;
  const context: RuleContext = { ...reporter, document };
  guarded(run, rules.document, (rule) => rule.document(document, context));
  for (const declaration of document.parameters) guarded(run, rules.declaration, (rule) => rule.declaration(declaration, context));
  for (const declaration of document.constants) guarded(run, rules.declaration, (rule) => rule.declaration(declaration, context));
  for (const phase of document.phases) guarded(run, rules.phase, (rule) => rule.phase(phase, context));
  const kept = before === undefined ? undefined : keptFindings(before, context.text, document.steps);
  document.steps.forEach((step, index) => {
    const found = kept?.(index) ?? checkStep(run, rules.step(step), { step, context });
    ofSteps.push(found);
    run.found.push(...found);
    for (const reference of step.references) guarded(run, rules.reference, (rule) => rule.reference(reference, step, context));
  });
}

/** What the rules find in a step alone. */
function checkStep(run: Run, rules: readonly StepRule[], { step, context }: { step: Step; context: RuleContext }): readonly Diagnostic[] {
  const from = run.found.length;
  guarded(run, rules, (rule) => rule.step(step, context));
  return run.found.length === from ? NOTHING : run.found.splice(from);
}

function checkWorkflow(run: Run, rules: RuleSet, { document, ...reporter }: Reporter & { document: Models['workflow'] }): void {
  if (document === undefined) return;
  const context = { ...reporter, document };
  guarded(run, rules.workflow, (rule) => rule.workflow(document, context));
  for (const step of document.steps) guarded(run, rules.workflowStep, (rule) => rule.workflowStep(step, context));
}

/** Makes one call of each rule. One that throws must neither hide what others find nor go unnoticed; it is called no more in this run. */
export function guarded<R extends Rule>(run: Run, rules: readonly R[], call: (rule: R) => void): void {
  for (const rule of rules) {
    if (run.broken.size > 0 && run.broken.has(rule)) continue;
    run.rule = rule;
    try {
      call(rule);
    } catch (error) {
      run.broken.add(rule);
      const message = `The rule ${rule.id} failed and was left out: ${error instanceof Error ? error.message : String(error)}`;
      run.found.push({ rule: 'internal-error', severity: 'info', message, range: { start: 0, end: 0 } });
    }
  }
}

/** By place, then by rule. A node that several aliases stand for is looked at several times: what is said twice counts once. */
export function inOrder(found: Diagnostic[]): Diagnostic[] {
  found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
  return found.filter((diagnostic, index) => !isSame(diagnostic, found[index - 1]));
}

function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return a.rule === b?.rule && a.message === b.message && a.range.start === b.range.start && a.range.end === b.range.end;
}
