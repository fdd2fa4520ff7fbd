// What docs/managed-components.md says, from the documents of the local account's catalogue.
import { analyze, type ExecutableStep, managedMachineImages, toExecutable } from '../src/documents/index.ts';
import { managedComponents } from '../src/local-account/catalogue/components/index.ts';
import { controls } from '../src/local-account/catalogue/hardening/index.ts';
import { imageResources } from '../src/local-account/catalogue/image-resources.ts';
import type { ManagedComponent } from '../src/local-account/catalogue/managed-component.ts';

const introduction = `<!-- Made by build/generate-managed-docs.ts. -->

# What Amazon provides in the local account

Every account of the [local account](local-account.md) finds components and base images of Amazon in place, in every Region, under the names that
they have in AWS. The documents are Kiln's own, not copies of Amazon's: they do what the name says, as far as that can be done on the bases of this
computer. GetComponent shows them. All are of version 1.0.0, and wildcards find them; a recipe that pins another version of Amazon's is refused.
Nobody can change, share or delete them, and they count against no quota.`;

/** The whole page. */
export function managedDocs(): string {
  return `${[
    introduction,
    '## Components',
    table(['Component', 'Platform', 'What it does'], managedComponents.map(componentRow)),
    windowsNote,
    ...managedComponents.filter(({ platform }) => platform === 'Linux').map(componentSection),
    '## Controls of the hardening components',
    controlsNote,
    table(['Control', 'Level', 'What is so afterwards', 'Applied'], controls.map(controlRow)),
    '## Base images',
    imagesNote,
    table(['Image', 'Operating system', 'Version'], imageResources('us-east-1').map(imageRow)),
  ].join('\n\n')}\n`;
}

const windowsNote = `Components for Windows can be put into recipes and read; building a recipe for Windows is refused, because a sandbox of this
computer runs Linux.`;

const controlsNote = `\`stig-build-linux\` applies the controls of the level that its parameter names, and its three relatives those of the level
in their names. Each control is a step of its own in the phase \`build\`, and is measured by the step of the same name in the phase \`validate\`: all of
them are measured, and the build fails where one is not satisfied. The identifiers are those of DISA's guide for Ubuntu 22.04, whose findings they
follow in our own reading; the guide has many more. What concerns the running kernel or a service takes effect when an instance of the image starts.`;

const imagesNote = `An image stands for a public AMI of EC2, whose ID is this account's own. No image of Amazon's is on this computer: a build starts
from a base of this computer, which is Debian 12 where it can be made, and its log says so; what is built is for the processor of this computer,
whatever the parent was for. Recipes for Windows and macOS are refused before a build begins. Container images say where a registry has them.`;

function componentRow({ name, platform, description }: ManagedComponent): readonly string[] {
  return [`\`${name}\``, platform, description];
}

function componentSection({ name, document, parameters = [], supportedOsVersions }: ManagedComponent): string {
  const executable = toExecutable(analyze(document, { fileName: `${name}.component.yaml` }));
  if (!executable) throw new Error(`The document of ${name} cannot be executed`);
  const isHardening = name.startsWith('stig-');
  const steps = executable.phases.map((phase) => `- \`${phase.name}\`: ${stepNames(phase.steps, isHardening)}`);
  const asked = parameters.map((parameter) => `- \`${parameter.name}\` (${parameter.defaultValue?.join()}): ${parameter.description}`);
  return [
    `### ${name}`,
    `For ${supportedOsVersions.join(', ')}.`,
    ...(asked.length > 0 ? [`Parameters, with their defaults:\n\n${asked.join('\n')}`] : []),
    `Phases:\n\n${steps.join('\n')}`,
  ].join('\n\n');
}

function stepNames(steps: readonly ExecutableStep[], isHardening: boolean): string {
  if (isHardening) return `${steps.length} steps`;
  return steps.map(({ name, action }) => `${name} (${action})`).join(', ');
}

function controlRow({ id, level, title, onlyWith }: (typeof controls)[number]): readonly string[] {
  return [id, level, title, onlyWith === undefined ? 'always' : `with \`${onlyWith}\``];
}

function imageRow({ slug, body }: ReturnType<typeof imageResources>[number]): readonly string[] {
  const isMachine = managedMachineImages.some(({ name }) => name === slug);
  return [`\`${slug}\``, `${body.osVersion}${isMachine ? '' : ' (container)'}`, body.version ?? ''];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
