import { ec2Operations } from './ec2/operations.ts';
import { ecrOperations } from './ecr/operations.ts';
import { eventsOperations } from './events/operations.ts';
import { iamOperations } from './iam/operations.ts';
import { imagebuilderOperations } from './imagebuilder/operations.ts';
import { inspector2Operations } from './inspector/operations.ts';
import { licenseManagerOperations } from './license-manager/operations.ts';
import { logsOperations } from './logs/operations.ts';
import { organizationsOperations } from './organizations/operations.ts';
import { ec2Model } from './protocol/ec2-model.ts';
import { ecrModel } from './protocol/ecr-model.ts';
import { eventsModel } from './protocol/events-model.ts';
import { iamModel } from './protocol/iam-model.ts';
import { imagebuilderModel } from './protocol/imagebuilder-model.ts';
import { inspector2Model } from './protocol/inspector2-model.ts';
import { licenseManagerModel } from './protocol/license-manager-model.ts';
import { logsModel } from './protocol/logs-model.ts';
import { organizationsModel } from './protocol/organizations-model.ts';
import { ramModel } from './protocol/ram-model.ts';
import { s3Model } from './protocol/s3-model.ts';
import { snsModel } from './protocol/sns-model.ts';
import { ssmModel } from './protocol/ssm-model.ts';
import { stsModel } from './protocol/sts-model.ts';
import { ramOperations } from './ram/operations.ts';
import { s3Operations } from './s3/operations.ts';
import type { Service } from './server/invoke.ts';
import { snsOperations } from './sns/operations.ts';
import { ssmOperations } from './ssm/operations.ts';
import { stsOperations } from './sts/operations.ts';

/** The services of the account, by their names in a credential scope. */
export const services: ReadonlyMap<string, Service> = new Map(
  [
    { model: ec2Model, operations: ec2Operations },
    { model: ecrModel, operations: ecrOperations },
    { model: eventsModel, operations: eventsOperations },
    { model: iamModel, operations: iamOperations },
    { model: imagebuilderModel, operations: imagebuilderOperations },
    { model: inspector2Model, operations: inspector2Operations },
    { model: licenseManagerModel, operations: licenseManagerOperations },
    { model: logsModel, operations: logsOperations },
    { model: organizationsModel, operations: organizationsOperations },
    { model: ramModel, operations: ramOperations },
    { model: s3Model, operations: s3Operations },
    { model: snsModel, operations: snsOperations },
    { model: ssmModel, operations: ssmOperations },
    { model: stsModel, operations: stsOperations },
  ].map((service) => [service.model.name, service]),
);

/** Which operations are emulated, of all that the service has: for the documentation, and for who asks what works. */
export interface Coverage {
  readonly service: string;
  readonly emulated: readonly string[];
  readonly missing: readonly string[];
}

/** Derived from what is registered, so it cannot be wrong. */
export function coverage(): readonly Coverage[] {
  return [...services.values()].map(({ model, operations }) => {
    const names = [...model.operations.keys()].sort();
    const emulated = names.filter((name) => Object.hasOwn(operations, name));
    return { service: model.name, emulated, missing: names.filter((name) => !Object.hasOwn(operations, name)) };
  });
}
