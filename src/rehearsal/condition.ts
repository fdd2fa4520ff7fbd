import { type Condition, compare, type ProbeOperator } from '../documents/index.ts';
import { type Machine, run } from './machine.ts';

/** What a probe asks the machine, as a script over $1 = operand and $2 = path; exit code 0 is yes. What can't be read is no. */
const probes: Readonly<Record<ProbeOperator, string>> = {
  binaryExists: 'type -- "$1" >/dev/null 2>&1',
  fileExists: '[[ -f $1 ]]',
  folderExists: '[[ -d $1 ]]',
  fileMD5Equals: digestEquals('md5sum'),
  fileSHA1Equals: digestEquals('sha1sum'),
  fileSHA256Equals: digestEquals('sha256sum'),
  fileSHA512Equals: digestEquals('sha512sum'),
};

function digestEquals(tool: string): string {
  return `[[ -f $2 ]] && sum=$(${tool} <"$2") && [[ \${sum%% *} == "\${1,,}" ]]`;
}

/** Whether a substituted condition holds on this machine. `and` and `or` stop at the first part that decides (documented). */
export async function evaluate(machine: Machine, condition: Condition): Promise<boolean> {
  switch (condition.kind) {
    case 'comparison':
      return compare(condition);
    case 'probe':
      return (await run(machine, probes[condition.operator], { args: [condition.operand, condition.path] })) === 0;
    case 'not':
      return !(await evaluate(machine, condition.condition));
    case 'all':
    case 'any':
      for (const part of condition.conditions) {
        if ((await evaluate(machine, part)) === (condition.kind === 'any')) return condition.kind === 'any';
      }
      return condition.kind === 'all';
  }
}
