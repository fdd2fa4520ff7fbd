import * as sdk from '@aws-sdk/client-imagebuilder';
import { imagebuilderConstraints } from './imagebuilder-constraints.ts';
import { restJson } from './rest-json.ts';
import { readOperations } from './schema.ts';
import type { ServiceModel } from './service.ts';

const operations = readOperations(sdk);

export const imagebuilderModel: ServiceModel = {
  name: 'imagebuilder',
  operations,
  protocol: restJson('imagebuilder', operations),
  constraints: imagebuilderConstraints,
};
