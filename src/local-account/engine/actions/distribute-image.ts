import { isWorkflowMap, textOf, type WorkflowMap, type WorkflowValue } from '../../../documents/index.ts';
import { resolveAmiName } from '../../imagebuilder/ami-name.ts';
import type { BuildDistribution, BuildJob } from '../build-job.ts';
import { amiId } from '../resource-ids.ts';
import { builtImage } from '../workpiece.ts';
import { writeArtifacts } from '../write-artifacts.ts';
import type { WorkflowAction } from './action.ts';

/** What would be copied to Regions is written to the disk, once. */
export const distributeImage: WorkflowAction = {
  name: 'DistributeImage',
  async run({ run, work }, inputs) {
    const { job } = run;
    const distributions = distributionsOf(job, inputs);
    run.journal.log(...notesOn(inputs));
    work.artifacts ??= await writeArtifacts(run, builtImage(work));
    work.distributions = distributions;
    const done = { accountId: job.accountId, status: 'Completed', step: 'Completed' };
    const distributedImages = distributions.map(({ region, amiName }) => ({
      ...{ region, name: amiName, amiId: amiId(job.imageArn, region) },
      ...done,
    }));
    return { outputs: { distributedImages } };
  },
};

/** The step's own distributions, else those of the job. */
function distributionsOf(job: BuildJob, { distributions }: WorkflowMap): readonly BuildDistribution[] {
  return Array.isArray(distributions) && distributions.length > 0
    ? distributions.filter(isWorkflowMap).map((distribution) => distributionOf(job, distribution))
    : job.distributions;
}

/** What a step may want of its distributions and what means nothing on a disk. */
const withoutMeaning = ['targetAccountIds', 'amiTags', 'kmsKeyId'];

function notesOn({ distributions }: WorkflowMap): string[] {
  const given = Array.isArray(distributions) ? distributions.filter(isWorkflowMap) : [];
  const unheard = withoutMeaning.filter((name) => given.some((distribution) => distribution[name] !== undefined));
  return unheard.map((name) => `Emulated: in an AWS account the image would be distributed with ${name}; here it changes nothing.`);
}

function distributionOf(job: BuildJob, given: WorkflowMap): BuildDistribution {
  const region = text(given.region) ?? job.region;
  const configured = job.distributions.find((distribution) => distribution.region === region) ?? job.distributions[0];
  const name = text(given.name);
  return {
    region,
    amiName: name ? resolveAmiName(name, { date: new Date(), build: job.buildNumber }) : (configured?.amiName ?? job.imageName),
    description: text(given.description) ?? configured?.description,
  };
}

function text(value: WorkflowValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : textOf(value);
}
