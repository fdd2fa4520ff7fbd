import type { Check } from '../check.ts';
import { baseImageCheck } from './base-image.ts';
import { componentsCheck } from './components.ts';
import { connectionCheck } from './connection.ts';
import { executionRoleCheck } from './execution-role.ts';
import { instanceProfileCheck, profilePoliciesCheck } from './instance-profile.ts';
import { instanceTypesCheck } from './instance-types.ts';
import { keyPairCheck } from './key-pair.ts';
import { kmsKeysCheck } from './kms-keys.ts';
import { launchTemplatesCheck } from './launch-templates.ts';
import { licencesCheck } from './licences.ts';
import { logGroupsCheck } from './log-groups.ts';
import { quotasCheck } from './quotas.ts';
import { regionsCheck } from './regions.ts';
import { repositoriesCheck } from './repositories.ts';
import { s3LogsCheck } from './s3-logs.ts';
import { securityGroupCheck } from './security-groups.ts';
import { snsTopicCheck } from './sns-topic.ts';
import { ssmOutputsCheck } from './ssm-outputs.ts';
import { subnetCheck } from './subnet.ts';
import { targetAccountsCheck } from './target-accounts.ts';
import { wayOutCheck } from './way-out.ts';

/** Every check, in the order in which a build needs what they look at. */
export const checks: readonly Check[] = [
  connectionCheck,
  baseImageCheck,
  componentsCheck,
  instanceProfileCheck,
  profilePoliciesCheck,
  instanceTypesCheck,
  subnetCheck,
  securityGroupCheck,
  wayOutCheck,
  keyPairCheck,
  executionRoleCheck,
  s3LogsCheck,
  logGroupsCheck,
  snsTopicCheck,
  kmsKeysCheck,
  repositoriesCheck,
  regionsCheck,
  targetAccountsCheck,
  launchTemplatesCheck,
  licencesCheck,
  ssmOutputsCheck,
  quotasCheck,
];
