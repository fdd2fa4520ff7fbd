import type { ComponentConfiguration, Distribution, ImageTestsConfiguration, InstanceBlockDeviceMapping } from '../aws/clients.ts';

/** What a build of a recipe or pipeline needs, wherever that was written down: in files, in the account, or some here and some there. */
export interface BuildSubject {
  /** In words: "the pipeline weekly". */
  readonly title: string;
  readonly recipe: SubjectRecipe;
  readonly infrastructure: SubjectInfrastructure;
  readonly distributions: readonly Distribution[];
  /** Of the pipeline; undefined where nothing is said. */
  readonly tests: ImageTestsConfiguration | undefined;
  readonly executionRole: string | undefined;
  readonly hasWorkflows: boolean;
  /** Log groups that are named by a pipeline. */
  readonly logGroups: readonly string[];
  /** The pipeline in the account, whose earlier builds tell how long the next one takes. */
  readonly pipelineArn: string | undefined;
}

export interface SubjectRecipe {
  readonly kind: 'image' | 'container';
  readonly name: string;
  readonly parentImage: string;
  /** Components that the account must have; those of files are published with the build. */
  readonly components: readonly ComponentConfiguration[];
  readonly volumes: readonly InstanceBlockDeviceMapping[];
  readonly kmsKeyId: string | undefined;
  /** Of container recipes: the ECR repository that the image goes to. */
  readonly repository: string | undefined;
}

export interface SubjectInfrastructure {
  readonly instanceProfileName: string;
  readonly instanceTypes: readonly string[];
  readonly subnetId: string | undefined;
  readonly securityGroupIds: readonly string[];
  readonly keyPair: string | undefined;
  readonly snsTopicArn: string | undefined;
  readonly logBucket: string | undefined;
  readonly logPrefix: string | undefined;
}
