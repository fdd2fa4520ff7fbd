import { rewrite } from '../../fixes.ts';
import { ownerKind, type ResourceArn, readArn } from '../../versions/arn.ts';
import { newestFirst, satisfies } from '../../versions/version.ts';
import { indexOf, namesake } from '../../workspace/file-index.ts';
import { isListed, knownVersions } from '../../workspace/known.ts';
import type { FileFacts, WorkspaceFacts } from '../../workspace/model.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace, recipeWith } from './example.ts';

const TYPES: Readonly<Record<string, FileFacts['kind']>> = {
  component: 'component-resource',
  'image-recipe': 'image-recipe',
  'container-recipe': 'container-recipe',
  'workflow/build': 'workflow-resource',
  'workflow/test': 'workflow-resource',
  'workflow/distribution': 'workflow-resource',
};

/** The versions that the workspace's files give a resource; undefined where no file describes it. */
function describedVersions(workspace: WorkspaceFacts, { type, name }: ResourceArn): readonly string[] | undefined {
  const kind = TYPES[type];
  const described = kind && indexOf(workspace).byName.get(namesake(kind, name));
  return described?.flatMap(({ version }) => version?.value ?? []);
}

export const unsatisfiedVersion: Rule = {
  id: 'unsatisfied-version',
  severity: 'warning',
  category: 'workspace',
  since: '0.1.0',
  summary: 'An ARN asks for a version that neither the workspace nor the account has.',
  explanation:
    'The ARN names a resource that a file of this workspace describes, in a version that no file has. If it is not in the account either, whatever uses it is refused. Where Kiln is connected to the ARN’s account and has listed what that has in the ARN’s Region, a resource that neither has is told too.',
  good: exampleWorkspace(recipeWith('./web.component.yaml', 'arn:aws:imagebuilder:us-east-1:123456789012:component/web/1.0.x')),
  bad: exampleWorkspace(recipeWith('./web.component.yaml', 'arn:aws:imagebuilder:us-east-1:123456789012:component/web/2.x.x')),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html',
  workspace({ file, workspace, text, report }) {
    for (const { text: reference, range, path } of file.references) {
      const arn = path === undefined ? readArn(reference) : undefined;
      const wanted = arn?.version;
      if (arn === undefined || wanted === undefined || ownerKind(arn) !== 'account') continue;
      const described = describedVersions(workspace, arn);
      // A resource that no file describes may be anywhere but in an account that told all it has.
      if (described === undefined && !isListed(workspace, arn)) continue;
      const versions = [...(described ?? []), ...knownVersions(workspace, arn)];
      if (versions.some((version) => satisfies(version, wanted))) continue;
      if (versions.length === 0) {
        if (described === undefined) report(range, `The account has no ${arn.type} “${arn.name}” in ${arn.region}.`);
        continue;
      }
      const [newest = '', ...others] = newestFirst([...new Set(versions)]);
      const message = `No known version of “${arn.name}” is ${wanted}; there is ${[newest, ...others].join(', ')}.`;
      const instead = text.slice(range.start, range.end).replace(`/${wanted}`, `/${newest}`);
      report(range, message, [rewrite(`Change to ${newest}, the newest`, range, instead)]);
    }
  },
};
