import { eventsTable } from './events-table.ts';
import { jsonRpc } from './json-rpc.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(eventsTable);

/** EventBridge. */
export const eventsModel: ServiceModel = {
  name: 'events',
  operations,
  protocol: jsonRpc('AWSEvents.', operations),
  constraints: constraintsOf(eventsTable),
  invalidParameter: () => 'ValidationException',
};
