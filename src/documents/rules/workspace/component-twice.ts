import { normalizedName, ownerKind, readArn } from '../../versions/arn.ts';
import type { ReferenceFact, UsedComponent, WorkspaceFacts } from '../../workspace/model.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace, recipeWith } from './example.ts';
import { fileOf } from './used-documents.ts';

/** The component that is meant, whichever way it is named. */
function nameOf(workspace: WorkspaceFacts, { reference }: UsedComponent): string | undefined {
  const named = fileOf(workspace, reference)?.name;
  const arn = readArn(reference.text);
  // Components of other owners may have the names of ours.
  if (named !== undefined) return normalizedName(named);
  return arn !== undefined && ownerKind(arn) === 'account' ? normalizedName(arn.name) : undefined;
}

/** Two equal texts, and two ARNs of one component, are told without the other files. */
function isSeenAlone(a: ReferenceFact, b: ReferenceFact): boolean {
  const isSameText = a.text.replace(/^(?:\.\/)+/, '') === b.text.replace(/^(?:\.\/)+/, '');
  return isSameText || (a.path === undefined && b.path === undefined);
}

export const componentTwice: Rule = {
  id: 'component-twice',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A recipe names one component in two ways.',
  explanation: 'A component may stand in a recipe once, whatever its version and whether it is named by its file or by its ARN.',
  good: exampleWorkspace(),
  bad: exampleWorkspace(
    recipeWith('components:\n', 'components:\n  - componentArn: arn:aws:imagebuilder:us-east-1:123456789012:component/web/1.0.0\n'),
  ),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-image-recipes.html',
  workspace({ file, workspace, report }) {
    const first = new Map<string, UsedComponent>();
    for (const used of file.usedComponents ?? []) {
      const name = nameOf(workspace, used);
      const before = name === undefined ? undefined : first.get(name);
      if (name !== undefined && before === undefined) first.set(name, used);
      if (before !== undefined && !isSeenAlone(before.reference, used.reference))
        report(used.reference.range, `This is the component “${name}” again; “${before.reference.text}” names it already.`);
    }
  },
};
