import { eventsTable } from './events-table.ts';
import { jsonRpc } from './json-rpc.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** EventBridge. */
export const eventsModel = serviceModel({
  name: 'events',
  operations: () => readTable(eventsTable),
  protocol: (operations) => jsonRpc('AWSEvents.', operations),
  constraints: () => constraintsOf(eventsTable),
  invalidParameter: () => 'ValidationException',
});
