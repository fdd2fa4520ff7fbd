import * as sdk from '@aws-sdk/client-imagebuilder';
import { addNewerMembers } from './imagebuilder-additions.ts';
import { imagebuilderConstraints } from './imagebuilder-constraints.ts';
import { restJson } from './rest-json.ts';
import { readOperations } from './schema.ts';
import { serviceModel } from './service.ts';

/** These three know other errors than the rest of the service. */
const tagOperations = new Set(['TagResource', 'UntagResource', 'ListTagsForResource']);

/** EC2 Image Builder. */
export const imagebuilderModel = serviceModel({
  name: 'imagebuilder',
  operations() {
    const operations = readOperations(sdk);
    addNewerMembers(operations);
    return operations;
  },
  protocol: (operations) => restJson('imagebuilder', operations),
  constraints: () => imagebuilderConstraints,
  invalidParameter: (operation) => (tagOperations.has(operation) ? 'InvalidParameterException' : 'InvalidParameterValueException'),
});
