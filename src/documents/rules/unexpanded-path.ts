import { actions } from '../actions/index.ts';
import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { scalarOf } from '../syntax/entries.ts';
import { entryNamed } from '../syntax/lookup.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

/** Inputs that name a file or a folder, which no shell reads. */
const places: ReadonlySet<string> = new Set(['path', 'source', 'destination', 'target', 'file', 'logFile', 'document']);
/** A home directory, and variables as shells, PowerShell and cmd write them; `${NAME}` may be a template's. */
const expandable = /^\s*(?:(~)[\\/]|\$(?:env:)?([A-Za-z_]\w*)|%([A-Za-z_][\w()]*)%)/i;

export const unexpandedPath: Rule = {
  id: 'unexpanded-path',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'Variables of a shell are not known in paths.',
  explanation:
    'Only scripts are read by a shell. In the path of another action `~`, `$HOME` and `%ProgramData%` are names like any other. References bring the variables of the system: `{{ env:ProgramData }}`.',
  good: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: '{{ env:ProgramData }}\\Acme'
`),
  bad: documentWithSteps(`- name: MakeFolder
  action: CreateFolder
  inputs:
    - path: '%ProgramData%\\Acme'
`),
  source: userGuide.variables,
  steps: [
    'if',
    ...actions.filter(({ shape, inputs }) => shape === 'condition' || inputs.some(({ name }) => places.has(name))).map(({ name }) => name),
  ],
  step(step, context) {
    eachInput(step, ({ name }, { value }) => {
      if (places.has(name)) check(value, context);
    });
    if (step.conditionNode === undefined && step.spec?.shape !== 'condition') return;
    for (const { map, operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        if (spec.operand === 'path') check(entry.value, context);
        else if (spec.companion === 'path') check(entryNamed(map, 'path')?.value, context);
      }
    }
  },
};

function check(value: SyntaxNode | undefined, context: StepContext): void {
  const path = scalarOf(value);
  const [, home, shell, cmd] = (path !== undefined && expandable.exec(path.value)) || [];
  const name = home === undefined ? (shell ?? cmd) : 'HOME';
  if (path === undefined || name === undefined) return;
  context.report(path.range, `No shell reads this path, so the name stays as it is. Write “{{ env:${name} }}”.`);
}
