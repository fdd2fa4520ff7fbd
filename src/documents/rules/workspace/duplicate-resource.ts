import { identityOf, indexOf } from '../../workspace/file-index.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace } from './example.ts';

export const duplicateResource: Rule = {
  id: 'duplicate-resource',
  severity: 'warning',
  category: 'workspace',
  since: '0.1.0',
  summary: 'Two files describe the same resource.',
  explanation:
    'The service knows a resource by its kind, name and version, and writes names in lower case with hyphens for blanks and underscores: `My_Web` and `my-web` are one. Publishing one file would replace or refuse the other.',
  good: exampleWorkspace(),
  bad: exampleWorkspace({ 'copy.component.yaml': 'name: Web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./web.yaml\n' }),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html',
  workspace({ file, workspace, report }) {
    const identity = identityOf(file);
    if (identity === undefined || file.nameRange === undefined) return;
    const other = indexOf(workspace)
      .byIdentity.get(identity)
      ?.find(({ path }) => path !== file.path);
    if (other !== undefined) report(file.nameRange, `“${other.path}” describes the same resource: the same kind, name and version.`);
  },
};
