import { type Check, failed, lookedAtEach, ok, warning } from '../check.ts';

const own = '/aws/imagebuilder/';

export const logGroupsCheck: Check = {
  id: 'log-groups',
  title: 'The log groups are there',
  applies: ({ logGroups }) => logGroups.length > 0,
  run: ({ aws, subject }) =>
    lookedAtEach(subject.logGroups, async (name) => {
      if (!name.startsWith(own) && subject.executionRole === undefined)
        return failed(`The log group ${name} lies outside of ${own}, which needs an executionRole.`, {
          text: `Name an executionRole in the pipeline, or a log group below ${own}.`,
        });
      const { logGroups = [] } = await (await aws.logs()).describeLogGroups({ logGroupNamePrefix: name });
      if (logGroups.some(({ logGroupName }) => logGroupName === name)) return ok(`${name}.`);
      if (name.startsWith(own)) return ok(`${name} is not there yet; Image Builder makes it.`);
      return warning(`There is no log group ${name}.`, {
        text: 'Create it, unless the execution role may.',
        command: `aws logs create-log-group --log-group-name ${name} --region ${aws.connection.region}`,
      });
    }),
};
