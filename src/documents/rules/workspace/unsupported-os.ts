import type { Rule } from '../rule.ts';
import { exampleWorkspace, recipeWith, resourceWith } from './example.ts';
import { systemOfParent } from './parent-image.ts';
import { fileOf } from './used-documents.ts';

const parent = (name: string) => recipeWith('ssm:/images/base', `arn:aws:imagebuilder:us-east-1:aws:image/${name}/x.x.x`);
const component = resourceWith('uri:', "supportedOsVersions: ['Amazon Linux 2023']\nuri:");

export const unsupportedOs: Rule = {
  id: 'unsupported-os',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A component of a recipe does not support the operating system of its parent image.',
  explanation:
    'A component that names `supportedOsVersions` can be used only with parent images whose operating system begins with one of them. The name of an image that Amazon manages tells its operating system; of other images nothing is known here.',
  good: exampleWorkspace({ ...component, ...parent('amazon-linux-2023-x86') }),
  bad: exampleWorkspace({ ...component, ...parent('ubuntu-server-24-lts-x86') }),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html',
  workspace({ file, workspace, report }) {
    const system = systemOfParent(file);
    if (system === undefined) return;
    for (const { reference } of file.usedComponents ?? []) {
      const supported = fileOf(workspace, reference)?.supportedOsVersions?.map(({ value }) => value) ?? [];
      if (supported.length === 0 || supported.some((prefix) => system.startsWith(prefix))) continue;
      report(reference.range, `This component is for ${supported.join(', ')}; the parent image is ${system}.`);
    }
  },
};
