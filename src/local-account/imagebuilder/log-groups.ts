import { AwsError } from '../protocol/aws-error.ts';

export interface LogSettings {
  /** The names of log groups, by member. */
  readonly loggingConfiguration?: object | undefined;
  readonly executionRole?: string | undefined;
}

/** The service writes into its own log groups by itself; for every other it needs a role. Throws InvalidParameterCombinationException. */
export function checkLogGroups({ loggingConfiguration = {}, executionRole }: LogSettings): void {
  if (executionRole !== undefined) return;
  for (const [member, group] of Object.entries(loggingConfiguration)) {
    if (group === undefined || String(group).startsWith('/aws/imagebuilder/')) continue;
    const message = `An execution role is required for the log group '${group}' of 'loggingConfiguration.${member}'.`;
    throw new AwsError('InvalidParameterCombinationException', message);
  }
}
