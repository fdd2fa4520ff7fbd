import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { typeOfPath } from '../../kinds/workflow/resolve.ts';
import { typeWords } from '../../kinds/workflow/value-type.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowInvalidRollback: Rule = {
  id: 'workflow-invalid-rollback',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'Whether a step is rolled back is true, false, or a path to a boolean.',
  explanation: '`rollbackEnabled` takes the path as it is, such as `$.parameters.rollback`, without `.$` at the key. The default is true.',
  good: workflowWithSteps(`${goodStep}  rollbackEnabled: false\n`),
  bad: workflowWithSteps(`${goodStep}  rollbackEnabled: never\n`),
  source: workflowGuide.document,
  workflowStep({ rollbackEnabled, references }, context) {
    const node = follow(rollbackEnabled);
    if (node === undefined || isNothing(node)) return;
    const reference = references.find(({ place }) => place === 'rollback');
    const type = reference === undefined ? undefined : typeOfPath(reference.path, context.document);
    if (type !== undefined && type.kind !== 'boolean') {
      context.report(node.range, `“rollbackEnabled” wants a boolean, and ${quoted(reference?.path.text ?? '')} is a ${typeWords(type)}.`);
    } else if (reference === undefined && !(node.kind === 'scalar' && /^(?:true|false)$/i.test(node.value))) {
      const found = node.kind === 'scalar' ? `, not ${quoted(node.value)}` : '';
      context.report(node.range, `“rollbackEnabled” must be true, false, or a path to a boolean${found}.`);
    }
  },
};
