import { roles } from '../iam/records.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { parameterArn, parameters } from '../ssm/parameters.ts';
import { putParameter } from '../ssm/put-parameter.ts';
import { type ConfigurationStep, type ConfigurationWork, settingsFor } from './configuration-step.ts';
import { ownerOf } from './place.ts';

/**
 * The id of an AMI is written into parameters of its own account and Region. The right to do so comes from the execution role alone, which
 * must be there; what its policies allow is not looked at.
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html
 */
export const putParameters: ConfigurationStep = {
  step: 'PutSsmParametersRunning',
  service: 'SSM',
  apply(work) {
    const settings = settingsFor(work, work.configuration.ssmParameterConfigurations, ({ amiAccountId }) => amiAccountId);
    for (const { parameterName, dataType = 'text' } of settings) {
      checkExecutionRole(work, parameterName);
      put(work, parameterName, dataType);
    }
  },
};

/** What an earlier try has written is not written again: it would be a second version. */
function put({ place, ami }: ConfigurationWork, Name: string, DataType: string): void {
  const owner = ownerOf(place, ami);
  const current = parameters.find(owner, Name)?.versions.at(-1);
  if (current?.value === ami.amiId && current.dataType === DataType) return;
  const writer = { ...owner, clock: place.clock, caller: { arn: executionSession(place.job.accountId, place.job.executionRole) } };
  putParameter(writer, { Name, Value: ami.amiId, Type: 'String', DataType, Overwrite: true });
}

function checkExecutionRole({ place, ami }: ConfigurationWork, parameter: string): void {
  const { accountId, executionRole } = place.job;
  if (executionRole !== undefined) {
    const name = executionRole.slice(executionRole.lastIndexOf('/') + 1);
    if (roles.find({ ...ownerOf(place, ami), accountId }, name)) return;
    throw new AwsError(
      'AccessDeniedException',
      `The execution role ${executionRole} cannot be assumed: the account ${accountId} has no role ${name}`,
    );
  }
  const resource = parameterArn(ownerOf(place, ami), parameter);
  const message = `User: ${executionSession(accountId)} is not authorized to perform: ssm:PutParameter on resource: ${resource} because no identity-based policy allows the ssm:PutParameter action: the image has no execution role`;
  throw new AwsError('AccessDeniedException', message);
}

function executionSession(accountId: string, role = 'AWSServiceRoleForImageBuilder'): string {
  return `arn:aws:sts::${accountId}:assumed-role/${role.slice(role.lastIndexOf('/') + 1)}/Ec2ImageBuilderIntegrationService`;
}
