import { respellingsAt } from '../../fixes.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import type { PathReference, WorkflowDocument } from '../../kinds/workflow/model.ts';
import { type PathRoot, pathRoots, type WorkflowPath } from '../../kinds/workflow/path.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { workflowWithSteps } from './example.ts';

const show = (path: string) =>
  workflowWithSteps(`- name: Show
  action: RunCommand
  inputs:
    instanceId.$: ${path}
    documentName: AWS-RunShellScript
`);

const WITHOUT_DOT = /^\$[a-zA-Z]/;

const forms: Readonly<Record<PathRoot, string>> = {
  parameters: '$.parameters.NAME',
  stepOutputs: '$.stepOutputs.STEP.OUTPUT',
  workflowOutputs: '$.workflowOutputs.NAME',
  imagebuilder: '$.imagebuilder.NAME',
};

export const workflowMalformedPath: Rule = {
  id: 'workflow-malformed-path',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path has a form that Image Builder does not know.',
  explanation:
    'A path is one of `$.parameters.NAME`, `$.stepOutputs.STEP.OUTPUT`, `$.workflowOutputs.NAME` (an output of a workflow of an earlier stage; no step stands in it) and `$.imagebuilder.NAME`. Names are case-sensitive: the node is `imagebuilder`, all small.',
  good: show('$.stepOutputs.Launch.instanceId'),
  bad: show('$.stepOutput.Launch.instanceId'),
  source: workflowGuide.variables,
  workflow(document, context) {
    eachReference(document, (reference) => check(reference, context));
  },
};

function check({ path, exact }: PathReference, context: RuleContext<WorkflowDocument>): void {
  const { range, parts, root, text } = path;
  const [first, second, third] = parts;
  const wanted = root === 'stepOutputs' ? 3 : 2;
  if (root === undefined) reportRoot(path, exact, context);
  else if (parts.length < wanted || parts.some((part) => part.text === '')) {
    context.report(range, `A part of ${quoted(text)} is missing: it has the form ${forms[root]}.`);
  } else if (root === 'workflowOutputs' && first && third && context.document.stepsByName.has(second?.text ?? '')) {
    const message = `${quoted(second?.text ?? '')} is a step of this workflow. Write $.stepOutputs to refer to what it gives.`;
    context.report(first.range, message, respellingsAt(first.range, exact ? 'stepOutputs' : undefined));
  }
}

function reportRoot({ range, parts: [first], text }: WorkflowPath, exact: boolean, context: RuleContext<WorkflowDocument>): void {
  if (WITHOUT_DOT.test(text)) {
    const whole = text.replace('$', '$.');
    context.report(
      range,
      `A dot is missing behind the dollar sign: write ${quoted(whole)}.`,
      respellingsAt(range, exact ? whole : undefined),
    );
    return;
  }
  const suggestion = nearest(first?.text ?? '', pathRoots);
  const known = suggestion === undefined ? ` Paths begin with ${pathRoots.map((name) => `$.${name}`).join(', ')}.` : didYouMean(suggestion);
  const fixes = first === undefined ? undefined : respellingsAt(first.range, exact ? suggestion : undefined);
  context.report(first?.range ?? range, `${quoted(text)} leads to nothing.${known}`, fixes);
}
