/** Parts of members' names that are written in another way than the API writes them. */
const spellings: Readonly<Record<string, string>> = {
  ami: 'AMI',
  amis: 'AMIs',
  arn: 'ARN',
  arns: 'ARNs',
  aws: 'AWS',
  ebs: 'EBS',
  ec2: 'EC2',
  ecr: 'ECR',
  http: 'HTTP',
  id: 'ID',
  ids: 'IDs',
  iops: 'IOPS',
  kms: 'KMS',
  os: 'OS',
  s3: 'S3',
  sns: 'SNS',
  ssm: 'SSM',
  uri: 'URI',
  uris: 'URIs',
  url: 'URL',
  vm: 'VM',
};

/** A member's name as a label: `snsTopicArn` is “SNS topic ARN”. */
export function memberWords(name: string): string {
  const parts = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_-]+/);
  const words = parts.map((part) => spellings[part.toLowerCase()] ?? part.toLowerCase()).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
