import { AppError } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../../aws/clients.ts';
import { type Check, failed, ok, unchecked, unlessMissing, warning } from '../check.ts';
import { refusedWrites } from './bucket-permissions.ts';

/** S3 answers a HEAD without a body, so that its codes are bare numbers in some cases. */
async function headBucket(aws: Aws, Bucket: string) {
  const s3 = await aws.s3();
  return unlessMissing(() => s3.headBucket({ Bucket }), 'NotFound', 'NoSuchBucket', '404');
}

export const s3LogsCheck: Check = {
  id: 's3-logs',
  title: 'The logs can be written to S3',
  applies: ({ infrastructure }) => infrastructure.logBucket !== undefined,
  async run({ aws, subject }) {
    const { logBucket = '', logPrefix, instanceProfileName } = subject.infrastructure;
    const { region } = aws.connection;
    let found: Awaited<ReturnType<typeof headBucket>>;
    try {
      found = await headBucket(aws, logBucket);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (isAwsError(error, 'PermanentRedirect', '301'))
        return [
          warning(`The bucket ${logBucket} lies in another Region than ${region}.`, { text: 'Name a bucket of the Region that builds.' }),
        ];
      return [
        unchecked(
          `The bucket ${logBucket} could not be looked at: it belongs to another account, or the identity may not. ${error.message}`,
        ),
      ];
    }
    if (!found)
      return [
        failed(`There is no bucket ${logBucket}.`, {
          text: 'Create it, or name another one in the infrastructure configuration.',
          command: `aws s3 mb s3://${logBucket} --region ${region}`,
        }),
      ];
    if (found.BucketRegion !== undefined && found.BucketRegion !== region)
      return [
        warning(`The bucket ${logBucket} lies in ${found.BucketRegion}, the build in ${region}.`, {
          text: 'Name a bucket of the Region that builds.',
        }),
      ];
    const place = `s3://${logBucket}/${logPrefix ?? ''}`;
    const refused = await refusedWrites(aws, instanceProfileName, `arn:aws:s3:::${logBucket}/${logPrefix ? `${logPrefix}/` : ''}*`);
    if (refused === undefined)
      return [ok(`${place} is there.`), unchecked('Whether the instances may write there could not be simulated.')];
    if (!refused) return [ok(`${place} is there, and the instances may write there.`)];
    return [
      failed(`The role of ${instanceProfileName} may not write to ${place}.`, {
        text: 'Allow it s3:PutObject on the objects of the bucket.',
        link: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/security_iam_service-with-iam.html',
      }),
    ];
  },
};
