import { type Check, failed, ok } from '../check.ts';

export const connectionCheck: Check = {
  id: 'connection',
  title: 'The connection may build',
  applies: () => true,
  async run({ aws: { connection } }) {
    if (!connection.readOnly) return [ok(`${connection.name}, account ${connection.accountId}, Region ${connection.region}.`)];
    return [failed(`The connection '${connection.name}' is read-only.`, { text: 'Allow changes in its settings, or choose another one.' })];
  },
};
