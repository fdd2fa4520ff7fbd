import { rewrite } from '../../fixes.ts';
import { normalizedName, ownerKind, type ResourceArn, readArn } from '../../versions/arn.ts';
import { newestFirst, satisfies } from '../../versions/version.ts';
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

/** The versions of a resource that the workspace's files and the account have. */
function versionsOf({ files, known }: WorkspaceFacts, { type, name, owner }: ResourceArn): readonly string[] {
  const kind = TYPES[type];
  const described = [...files.values()].filter((file) => file.kind === kind && normalizedName(file.name ?? '') === normalizedName(name));
  if (described.length === 0) return [];
  const existing = known
    .flatMap(({ arn }) => readArn(arn) ?? [])
    .filter((each) => each.type === type && each.name === name && each.owner === owner);
  return [...described.flatMap(({ version }) => version?.value ?? []), ...existing.flatMap(({ version }) => version ?? [])];
}

export const unsatisfiedVersion: Rule = {
  id: 'unsatisfied-version',
  severity: 'warning',
  category: 'workspace',
  since: '0.1.0',
  summary: 'An ARN asks for a version that neither the workspace nor the account has.',
  explanation:
    'The ARN names a resource that a file of this workspace describes, in a version that no file has. If it is not in the account either, whatever uses it is refused.',
  good: exampleWorkspace(recipeWith('./web.component.yaml', 'arn:aws:imagebuilder:us-east-1:123456789012:component/web/1.0.x')),
  bad: exampleWorkspace(recipeWith('./web.component.yaml', 'arn:aws:imagebuilder:us-east-1:123456789012:component/web/2.x.x')),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html',
  workspace({ file, workspace, text, report }) {
    for (const { text: reference, range, path } of file.references) {
      const arn = path === undefined ? readArn(reference) : undefined;
      const wanted = arn?.version;
      if (arn === undefined || wanted === undefined || ownerKind(arn) !== 'account') continue;
      const versions = versionsOf(workspace, arn);
      if (versions.length === 0 || versions.some((version) => satisfies(version, wanted))) continue;
      const [newest = '', ...others] = newestFirst([...new Set(versions)]);
      const message = `No known version of “${arn.name}” is ${wanted}; there is ${[newest, ...others].join(', ')}.`;
      const instead = text.slice(range.start, range.end).replace(`/${wanted}`, `/${newest}`);
      report(range, message, [rewrite(`Change to ${newest}, the newest`, range, instead)]);
    }
  },
};
