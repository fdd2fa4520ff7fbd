import { type Check, failed, lookedAtEach, ok, unchecked, unlessMissing } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

const templatesOf = ({ distributions }: BuildSubject) =>
  distributions.flatMap(({ region = '', launchTemplateConfigurations = [] }) =>
    launchTemplateConfigurations.map((one) => ({ region, ...one })),
  );

export const launchTemplatesCheck: Check = {
  id: 'launch-templates',
  title: 'The launch templates are there',
  applies: (subject) => templatesOf(subject).length > 0,
  run: ({ aws, subject, inRegion }) =>
    lookedAtEach(templatesOf(subject), async ({ region, launchTemplateId = '', accountId }) => {
      if (accountId !== undefined && accountId !== aws.connection.accountId)
        return unchecked(`${launchTemplateId} belongs to account ${accountId} and can only be seen from there.`);
      const ec2 = await (await inRegion(region)).ec2();
      const found = await unlessMissing(
        () => ec2.describeLaunchTemplates({ LaunchTemplateIds: [launchTemplateId] }),
        'InvalidLaunchTemplateId.NotFound',
        'InvalidLaunchTemplateId.Malformed',
      );
      const [template] = found?.LaunchTemplates ?? [];
      if (template) return ok(`${template.LaunchTemplateName ?? launchTemplateId} in ${region}.`);
      return failed(`There is no launch template ${launchTemplateId} in ${region}.`, {
        text: 'Create one there, or mend launchTemplateId in the distribution configuration.',
        command: `aws ec2 describe-launch-templates --region ${region} --query "LaunchTemplates[].[LaunchTemplateId,LaunchTemplateName]" --output text`,
      });
    }),
};
