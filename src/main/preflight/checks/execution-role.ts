import { type Check, failed, ok, unlessMissing, warning } from '../check.ts';

export const executionRoleCheck: Check = {
  id: 'execution-role',
  title: 'The execution role can be used',
  applies: ({ executionRole, hasWorkflows }) => executionRole !== undefined || hasWorkflows,
  async run({ aws, subject: { executionRole } }) {
    const text = 'Name a role as executionRole in the pipeline that trusts imagebuilder.amazonaws.com.';
    if (executionRole === undefined) return [failed('The pipeline has workflows of its own and no executionRole.', { text })];
    const name = executionRole.split('/').at(-1) ?? executionRole;
    const iam = await aws.iam();
    const found = await unlessMissing(() => iam.getRole({ RoleName: name }), 'NoSuchEntityException', 'NoSuchEntity');
    if (!found?.Role) return [failed(`There is no role ${executionRole}.`, { text, command: `aws iam get-role --role-name ${name}` })];
    if (decodeURIComponent(found.Role.AssumeRolePolicyDocument ?? '').includes('imagebuilder.amazonaws.com')) return [ok(`${name}.`)];
    return [
      warning(`The policy of ${name} does not name imagebuilder.amazonaws.com as one who may assume it.`, {
        text: 'Add that service to the role’s trust policy.',
        link: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/wf-execution-role.html',
      }),
    ];
  },
};
