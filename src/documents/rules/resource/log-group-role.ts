import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, isNothing, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { pipeline } from './example.ts';

const members = ['logGroupName', 'imageLogGroupName', 'pipelineLogGroupName'];
const granted = '/aws/imagebuilder/';
const logging = (group: string) => `${pipeline}loggingConfiguration:\n  imageLogGroupName: ${group}\n`;

export const logGroupRole: Rule = {
  id: 'log-group-role',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'To write to this log group an execution role is needed.',
  explanation:
    'Image Builder’s own role may write to log groups below `/aws/imagebuilder/`. For another group the request names by `executionRole` as whom to write.',
  good: logging('/aws/imagebuilder/web'),
  bad: logging('/builds/web'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_PipelineLoggingConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-pipeline' && kind !== 'image') return;
    const logs = mapOf(valueNamed(node, 'loggingConfiguration'));
    const role = entryNamed(node, 'executionRole');
    if (logs === undefined || (role !== undefined && !isNothing(role.value))) return;
    for (const member of members) {
      const group = scalarNamed(logs, member);
      if (group === undefined || group.value === '' || group.value.startsWith(granted) || isPlaceholder(group.value)) continue;
      report(group.range, `To write to a log group outside of ${granted} an “executionRole” is needed.`);
    }
  },
};
