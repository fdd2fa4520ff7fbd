import { isResourcePath } from './links.ts';

/** What a pattern of the service's model asks for, in words that follow “must be”. */
interface PatternWords {
  readonly words: string;
  /** What was probably meant by a text that breaks the pattern. */
  mend?(text: string): string | undefined;
}

const version: PatternWords = { words: 'three numbers with dots between them, such as 1.0.0', mend: mendVersion };

export const patternWords: Readonly<Record<string, PatternWords>> = {
  AccountId: { words: 'an account: 12 digits' },
  AmiNameString: { words: 'letters, digits, blanks and - _ . : { }; the first and the last character no blank, dot or colon' },
  AmiWatermarkName: { words: "letters, digits, blanks and ( ) [ ] . / ' @ _ -, without blanks at its ends" },
  ApplicationName: { words: '1 to 256 characters without blanks', mend: withoutBlanks },
  Arn: { words: 'an ARN' },
  AwsAccountId: { words: 'an account: digits only' },
  ComponentVersionArnOrBuildVersionArn: {
    words:
      'the ARN of a component that ends with its version, such as component/nginx/1.0.0 or component/nginx/x.x.x, or the path of its .component.yaml file',
    mend: withSlashes,
  },
  ContainerRecipeArn: {
    words: 'the ARN of a container recipe with its version, or the path of its .container-recipe.yaml file',
    mend: withSlashes,
  },
  DistributionConfigurationArn: {
    words: 'the ARN of a distribution configuration, or the path of its .distribution.yaml file',
    mend: withSlashes,
  },
  ImageBuilderFile: { words: 'the path of an .image-builder.yaml file, with slashes and relative to this one', mend: withSlashes },
  ImageName: { words: 'letters, digits and _ . -, at most 100 of them; the first a letter or a digit', mend: withoutBlanks },
  ImagePipelineArn: { words: 'the ARN of an image pipeline' },
  ImageRecipeArn: { words: 'the ARN of an image recipe with its version, or the path of its .recipe.yaml file', mend: withSlashes },
  InfrastructureConfigurationArn: {
    words: 'the ARN of an infrastructure configuration, or the path of its .infrastructure.yaml file',
    mend: withSlashes,
  },
  InstanceProfileNameType: { words: 'the name of an instance profile: letters, digits and + = , . @ - _', mend: lastPartOfArn },
  LaunchTemplateId: { words: 'the id of a launch template: lt- and 17 characters' },
  LicenseConfigurationArn: { words: 'the ARN of a license configuration' },
  LifecyclePolicyArn: { words: 'the ARN of a lifecycle policy' },
  LogGroupName: { words: 'the name of a log group: letters, digits and - _ / .' },
  Name: { words: 'letters, digits and _ . -, at most 101 of them; the first a letter or a digit' },
  OrganizationArn: { words: 'the ARN of an organization' },
  OrganizationalUnitArn: { words: 'the ARN of an organizational unit' },
  ParallelGroup: { words: 'letters, digits and - _ + #; the first a letter or a digit' },
  ResourceName: { words: '3 to 128 letters, digits, blanks, - and _, without blanks at its ends' },
  RoleNameOrArn: { words: 'the name or the ARN of an IAM role' },
  SnsTopicArn: { words: 'the ARN of an SNS topic (no FIFO topic)' },
  SsmParameterName: { words: 'the name of an SSM parameter: letters, digits and _ . - /' },
  TagKey: { words: 'letters, digits, blanks and _ . : / = + - @, without aws: at its beginning' },
  TagValue: { words: 'letters, digits, blanks and _ . : / = + - @' },
  Timezone: { words: 'the name of a time zone, such as Europe/Berlin' },
  UserDataOverride: { words: 'Base64 on one line' },
  UserProfile: { words: 'DOMAIN\\user, .\\user for a user of the builder itself, or Template User' },
  VersionNumber: version,
  WildcardVersionNumber: { words: `${version.words}; x stands for the next free number`, mend: mendVersion },
  WorkflowVersionArnOrBuildVersionArn: {
    words: 'the ARN of a workflow with its version, or the path of its .workflow-resource.yaml file',
    mend: withSlashes,
  },
};

/** `v1.2` → `1.2.0` */
function mendVersion(text: string): string | undefined {
  const nodes = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/i.exec(text.trim());
  return nodes === null ? undefined : `${nodes[1]}.${nodes[2] ?? 0}.${nodes[3] ?? 0}`;
}

/** The member takes a name alone, and people write the ARN. */
function lastPartOfArn(text: string): string | undefined {
  return /^arn:[^/]+\/(?:.*\/)?([\w+=,.@-]+)$/.exec(text)?.[1];
}

/** `My App` → `My-App` */
function withoutBlanks(text: string): string | undefined {
  const joined = text.trim().replaceAll(/\s+/g, '-');
  return joined === text || joined === '' ? undefined : joined;
}

/** `..\\components\\nginx.component.yaml`: paths are written with slashes on every system. */
function withSlashes(text: string): string | undefined {
  const path = text.replaceAll('\\', '/');
  return path !== text && isResourcePath(path) ? path : undefined;
}
