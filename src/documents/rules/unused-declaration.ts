import { isWellFormed, sectionOf } from '../kinds/component/declarations.ts';
import type { ComponentDocument } from '../kinds/component/model.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWith } from './example.ts';
import type { Rule } from './rule.ts';

const parameters = `parameters:
  - Channel:
      type: string
      default: stable
`;

export const unusedDeclaration: Rule = {
  id: 'unused-declaration',
  severity: 'info',
  category: 'style',
  since: '0.1.0',
  summary: 'Nothing refers to this parameter or constant.',
  explanation: 'It may be there for people or for tools that read the document. Otherwise it can go, or a reference to it is missing.',
  good: documentWith(
    parameters,
    `- name: Install
  action: ExecuteBash
  inputs:
    commands: ['install-agent --channel {{ Channel }}']
`,
  ),
  bad: documentWith(
    parameters,
    `- name: Install
  action: ExecuteBash
  inputs:
    commands: ['install-agent --channel stable']
`,
  ),
  source: userGuide.variables,
  document(document, context) {
    if (document.declarations.size === 0) return;
    const used = usedNames(document);
    for (const declaration of [...document.parameters, ...document.constants]) {
      const { name, kind } = declaration;
      if (name === undefined || used.has(name.value) || !isWellFormed(declaration)) continue;
      context.report(name.range, `Nothing refers to the ${kind} ${quoted(name.value)} of “${sectionOf(declaration)}”.`);
    }
  },
};

function usedNames({ steps }: ComponentDocument): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { references } of steps) {
    for (const { reference } of references) {
      if (reference.kind === 'name') used.add(reference.name);
      else if (reference.kind === 'ssm' && reference.resolve === 'parameter') used.add(reference.path);
    }
  }
  return used;
}
