import { imagebuilderOperations } from './imagebuilder/operations.ts';
import { imagebuilderModel } from './protocol/imagebuilder-model.ts';
import { stsModel } from './protocol/sts-model.ts';
import type { Service } from './server/invoke.ts';
import { stsOperations } from './sts/operations.ts';

/** The services of the account, by their names in a credential scope. */
export const services: ReadonlyMap<string, Service> = new Map(
  [
    { model: imagebuilderModel, operations: imagebuilderOperations },
    { model: stsModel, operations: stsOperations },
  ].map((service) => [service.model.name, service]),
);
