import { type Check, failed, lookedAtEach, ok, unlessMissing, warning } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

const outputsOf = ({ distributions }: BuildSubject) =>
  distributions.flatMap(({ region = '', ssmParameterConfigurations = [] }) =>
    ssmParameterConfigurations.map((one) => ({ region, ...one })),
  );

export const ssmOutputsCheck: Check = {
  id: 'ssm-outputs',
  title: 'The AMI’s ID can be written to the Parameter Store',
  applies: (subject) => outputsOf(subject).length > 0,
  run: ({ subject, inRegion }) =>
    lookedAtEach(outputsOf(subject), async ({ region, parameterName = '', dataType = 'aws:ec2:image' }) => {
      const ssm = await (await inRegion(region)).ssm();
      const found = await unlessMissing(() => ssm.getParameter({ Name: parameterName }), 'ParameterNotFound', 'ParameterNotFoundException');
      if (!found && !parameterName.startsWith('/imagebuilder/') && subject.executionRole === undefined)
        return warning(`${parameterName} lies outside of /imagebuilder/, where Image Builder may write by itself.`, {
          text: 'Name an executionRole in the pipeline that may ssm:PutParameter, or a parameter below /imagebuilder/.',
        });
      if (!found) return ok(`${parameterName} in ${region} is not there yet and will be made.`);
      const { DataType, Type } = found.Parameter ?? {};
      if (Type !== 'String' || (DataType !== undefined && DataType !== dataType))
        return failed(
          `${parameterName} in ${region} is a ${Type} of type ${DataType}; the distribution writes a String of type ${dataType}.`,
          {
            text: 'Delete the parameter, or write to another one: the type of a parameter does not change.',
            command: `aws ssm delete-parameter --name ${parameterName} --region ${region}`,
          },
        );
      return ok(`${parameterName} in ${region} gets a new value.`);
    }),
};
