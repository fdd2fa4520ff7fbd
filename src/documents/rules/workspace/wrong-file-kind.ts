import { oneOf } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace } from './example.ts';
import { fileOf } from './used-documents.ts';

export const wrongFileKind: Rule = {
  id: 'wrong-file-kind',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A file is named that describes something else.',
  explanation:
    'A recipe names the resource file of a component (name, version, platform), not the component document itself; a pipeline names an image recipe by `imageRecipeArn` and a container recipe by `containerRecipeArn`.',
  good: exampleWorkspace(),
  bad: exampleWorkspace({
    'weekly.pipeline.yaml': `name: weekly
containerRecipeArn: ./server.recipe.yaml
infrastructureConfigurationArn: arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/small
`,
  }),
  source: 'Kiln: a resource file is the body of its Create* call, in which paths may stand for ARNs.',
  workspace({ file, workspace, report }) {
    for (const reference of file.references) {
      const named = fileOf(workspace, reference);
      if (named === undefined || reference.kinds.length === 0 || reference.kinds.some((kind) => kind === named.kind)) continue;
      report(reference.range, `“${named.path}” is of the kind ${named.kind}; here ${oneOf(reference.kinds)} is wanted.`);
    }
  },
};
