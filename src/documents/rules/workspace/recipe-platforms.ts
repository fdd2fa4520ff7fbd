import { readArn } from '../../versions/arn.ts';
import { platformOfComponent } from '../../workspace/known.ts';
import { platformOfImage } from '../../workspace/managed.ts';
import type { FileFacts, WorkspaceFacts } from '../../workspace/model.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace } from './example.ts';
import { fileOf } from './used-documents.ts';

const windows = exampleWorkspace({
  'iis.component.yaml':
    'name: iis\nsemanticVersion: 1.0.0\nplatform: Windows\ndata: |\n  schemaVersion: 1.0\n  phases:\n    - name: build\n      steps:\n        - name: Install\n          action: ExecutePowerShell\n          inputs:\n            commands: [Install-WindowsFeature Web-Server]\n',
  'server.recipe.yaml':
    "name: server\nsemanticVersion: 1.0.0\nparentImage: ssm:/images/base\ncomponents:\n  - componentArn: ./web.component.yaml\n    parameters:\n      - name: Port\n        value: ['80']\n  - componentArn: ./iis.component.yaml\n",
});

/** Amazon's own images say their platform in their names. */
function platformOfParent({ parentImage }: FileFacts): string | undefined {
  const arn = readArn(parentImage?.value ?? '');
  if (arn?.owner !== 'aws') return undefined;
  return platformOfImage(arn.name);
}

function platformOf(workspace: WorkspaceFacts, used: NonNullable<FileFacts['usedComponents']>[number]): string | undefined {
  const { text } = used.reference;
  return fileOf(workspace, used.reference)?.platform?.value ?? platformOfComponent(workspace, text);
}

export const recipePlatforms: Rule = {
  id: 'recipe-platforms',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'The components of a recipe are for different platforms, or for another than its parent image.',
  explanation:
    'All components of a recipe run on one machine, the one that the parent image makes; a component for another platform is refused.',
  good: exampleWorkspace(),
  bad: windows,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-image-recipes.html',
  workspace({ file, workspace, report }) {
    let wanted = platformOfParent(file);
    let because = 'the parent image';
    for (const used of file.usedComponents ?? []) {
      const platform = platformOf(workspace, used);
      if (platform === undefined) continue;
      if (wanted !== undefined && wanted !== platform)
        report(used.reference.range, `This component is for ${platform}, but ${because} is for ${wanted}.`);
      if (wanted === undefined) {
        wanted = platform;
        because = `“${used.reference.text}”`;
      }
    }
  },
};
