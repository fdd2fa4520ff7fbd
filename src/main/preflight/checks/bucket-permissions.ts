import { isAwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../../aws/clients.ts';
import { roleOfProfile } from './instance-profile.ts';

/** Whether the role of an instance profile may not write these objects; undefined where that cannot be simulated. */
export async function refusedWrites(aws: Aws, profile: string, objects: string): Promise<boolean | undefined> {
  try {
    const { role } = await roleOfProfile(aws, profile);
    if (!role?.Arn) return undefined;
    const { EvaluationResults = [] } = await (await aws.iam()).simulatePrincipalPolicy({
      PolicySourceArn: role.Arn,
      ActionNames: ['s3:PutObject'],
      ResourceArns: [objects],
    });
    return EvaluationResults.some(({ EvalDecision }) => EvalDecision !== 'allowed');
  } catch (error) {
    if (isAwsError(error, 'AccessDenied', 'AccessDeniedException', 'NotImplemented')) return undefined;
    throw error;
  }
}
