import type { CheckResult } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../../aws/clients.ts';
import { type Check, failed, namesOf, ok, unchecked, unlessMissing, warning } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

const guide = 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-setting-up.html';

/** The role behind an instance profile; undefined where there is no such profile, or none in it. */
export async function roleOfProfile(aws: Aws, name: string) {
  const iam = await aws.iam();
  const found = await unlessMissing(() => iam.getInstanceProfile({ InstanceProfileName: name }), 'NoSuchEntityException', 'NoSuchEntity');
  const role = found?.InstanceProfile?.Roles?.[0];
  return { exists: found !== undefined, role };
}

export const instanceProfileCheck: Check = {
  id: 'instance-profile',
  title: 'The instance profile is there',
  applies: () => true,
  async run({ aws, subject }) {
    const name = subject.infrastructure.instanceProfileName;
    const { exists, role } = await roleOfProfile(aws, name);
    if (!exists)
      return [
        failed(`There is no instance profile '${name}'.`, {
          text: 'Create it, give it a role, and attach the policies of Image Builder to that role.',
          command: `aws iam create-instance-profile --instance-profile-name ${name}`,
          link: guide,
        }),
      ];
    if (!role)
      return [
        failed(`The instance profile '${name}' has no role, so instances have no permissions.`, {
          text: 'Add a role to it.',
          command: `aws iam add-role-to-instance-profile --instance-profile-name ${name} --role-name ROLE`,
          link: guide,
        }),
      ];
    return [ok(`'${name}' with the role ${role.RoleName}.`)];
  },
};

/** What the instances of a build do, and the managed policy that allows it. */
function needsOf({ recipe }: BuildSubject) {
  return [
    { policy: 'EC2InstanceProfileForImageBuilder', actions: ['imagebuilder:GetComponent'] },
    { policy: 'AmazonSSMManagedInstanceCore', actions: ['ssm:UpdateInstanceInformation', 'ssmmessages:OpenDataChannel'] },
    ...(recipe.kind === 'container'
      ? [{ policy: 'EC2InstanceProfileForImageBuilderECRContainerBuilds', actions: ['ecr:GetAuthorizationToken', 'ecr:PutImage'] }]
      : []),
  ];
}

async function attachedPolicies(aws: Aws, RoleName: string): Promise<string[]> {
  const iam = await aws.iam();
  const names: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.listAttachedRolePolicies({ RoleName, ...(Marker === undefined ? {} : { Marker }) });
    names.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []));
    Marker = page.IsTruncated ? page.Marker : undefined;
  } while (Marker !== undefined);
  return names;
}

/** The actions that the policies of a role refuse; undefined where that may not, or cannot, be simulated. */
export async function refusedActions(aws: Aws, roleArn: string, actions: readonly string[]): Promise<string[] | undefined> {
  try {
    const { EvaluationResults = [] } = await (await aws.iam()).simulatePrincipalPolicy({
      PolicySourceArn: roleArn,
      ActionNames: [...actions],
    });
    return EvaluationResults.flatMap(({ EvalActionName, EvalDecision }) => (EvalDecision === 'allowed' ? [] : (EvalActionName ?? [])));
  } catch (error) {
    if (isAwsError(error, 'AccessDenied', 'AccessDeniedException', 'NotImplemented')) return undefined;
    throw error;
  }
}

export const profilePoliciesCheck: Check = {
  id: 'profile-policies',
  title: 'The instances may do what a build needs',
  applies: () => true,
  async run({ aws, subject }): Promise<readonly CheckResult[]> {
    const { role } = await roleOfProfile(aws, subject.infrastructure.instanceProfileName);
    if (!role?.RoleName || !role.Arn) return [unchecked('There is no role whose policies could be looked at.')];
    const attached = await attachedPolicies(aws, role.RoleName);
    const missing = needsOf(subject).filter(({ policy }) => !attached.includes(policy));
    if (missing.length === 0) return [ok(`${namesOf(needsOf(subject).map(({ policy }) => policy))} are attached to ${role.RoleName}.`)];
    const policies = missing.map(({ policy }) => policy);
    const mend = {
      text: `Attach ${namesOf(policies)} to the role ${role.RoleName}.`,
      command: `aws iam attach-role-policy --role-name ${role.RoleName} --policy-arn arn:aws:iam::aws:policy/${policies[0]}`,
      link: guide,
    };
    const refused = await refusedActions(
      aws,
      role.Arn,
      missing.flatMap(({ actions }) => actions),
    );
    if (refused?.length === 0) return [ok(`Policies of its own allow ${role.RoleName} what ${namesOf(policies)} would.`)];
    if (refused) return [failed(`The role ${role.RoleName} may not ${namesOf(refused)}.`, mend)];
    return [
      warning(
        `${namesOf(policies)} ${policies.length === 1 ? 'is' : 'are'} not attached to ${role.RoleName}; whether other policies allow the same could not be simulated.`,
        mend,
      ),
    ];
  },
};
