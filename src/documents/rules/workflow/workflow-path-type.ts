import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { typeOfPath } from '../../kinds/workflow/resolve.ts';
import { type Field, typeWords, type ValueType } from '../../kinds/workflow/value-type.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const launch = (type: string) =>
  workflowOf(`- name: Launch
  action: LaunchInstance
  inputs:
    waitFor: ssmAgent
    instanceTypesOverride.$: $.parameters.Types
- name: Terminate
  action: TerminateInstance
  inputs:
    instanceId.$: $.stepOutputs.Launch.instanceId
`).replace('steps:', `parameters:\n  - name: Types\n    type: ${type}\nsteps:`);

export const workflowPathType: Rule = {
  id: 'workflow-path-type',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path leads to a value of a kind that the input does not take.',
  explanation:
    'A list of texts needs a parameter of the type `stringList`, or an output that is a list; `OUTPUT[0]` takes one item out of a list.',
  good: launch('stringList'),
  bad: launch('string'),
  source: `${workflowGuide.variables}; ${workflowGuide.actions}`,
  workflowStep(step, context) {
    for (const map of step.fieldMaps) {
      for (const { field, entry, byPath } of map.given) {
        const value = follow(entry.value);
        if (!byPath || value?.kind !== 'scalar') continue;
        const reference = step.references.find(({ scalar, place }) => scalar === value && place === 'input');
        if (reference === undefined) continue;
        const { path } = reference;
        if (field.comesFrom === 'step-output' && path.root !== undefined && path.root !== 'stepOutputs') {
          context.report(path.range, `“${field.name}” must be the output of a step: a path that begins with $.stepOutputs.`);
        } else
          checkType(field, typeOfPath(path, context.document), (message) => context.report(path.range, `${quoted(path.text)} ${message}`));
      }
    }
  },
};

type Shape = 'one' | 'list' | 'map' | 'any';

const shapes: Readonly<Record<ValueType['kind'], Shape>> = {
  text: 'one',
  boolean: 'one',
  integer: 'one',
  any: 'any',
  list: 'list',
  map: 'map',
  object: 'map',
};

/** Between texts, numbers and booleans nothing is said: whether Image Builder converts them is not documented. */
function checkType({ name, type }: Field, found: ValueType | undefined, report: (message: string) => void): void {
  if (found === undefined) return;
  const wanted = shapes[type.kind];
  const given = shapes[found.kind];
  const fits = wanted === given || wanted === 'any' || given === 'any' || (type.kind === 'list' && type.orOne === true);
  if (!fits) report(`is a ${typeWords(found)}; “${name}” takes a ${typeWords(type)}.`);
}
