import { usualKey } from '../../contract/index.ts';
import type { Aws, Imagebuilder, WorkflowExecutionMetadata } from '../aws/clients.ts';
import { mediansOf } from '../runs/usual-times.ts';
import { stageOf } from './workflow-steps.ts';

/** What stages and steps took in builds before this one, as the account remembers them; asked in a few calls, one at a time. */
export interface EarlierBuilds {
  /** One call; false when nothing is left to ask. */
  next(): Promise<boolean>;
  usual(): Readonly<Record<string, number>>;
}

/** So many earlier builds are looked at; their steps in the workflow that takes longest, which is the build itself. */
const looked = 3;

type Question = () => Promise<readonly Question[]>;

const lengthOf = ({ startTime, endTime }: { readonly startTime?: string | undefined; readonly endTime?: string | undefined }) =>
  startTime && endTime ? Date.parse(endTime) - Date.parse(startTime) : undefined;

export function earlierBuilds(aws: () => Promise<Aws>, imageArn: string): EarlierBuilds {
  const builds: Map<string, number>[] = [];
  const api = async (): Promise<Imagebuilder> => (await aws()).imagebuilder();

  const versions: Question = async () => {
    const imageVersionArn = imageArn.slice(0, imageArn.lastIndexOf('/'));
    const { imageSummaryList = [] } = await (await api()).listImageBuildVersions({ imageVersionArn });
    const built = imageSummaryList.filter(({ arn, state }) => arn !== imageArn && state?.status === 'AVAILABLE');
    const newest = built.toSorted((a, b) => (b.dateCreated ?? '').localeCompare(a.dateCreated ?? ''));
    return newest.slice(0, looked).map(({ arn = '' }) => workflowsOf(arn));
  };
  const workflowsOf =
    (imageBuildVersionArn: string): Question =>
    async () => {
      const { workflowExecutions = [] } = await (await api()).listWorkflowExecutions({ imageBuildVersionArn });
      const times = new Map<string, number>();
      for (const workflow of workflowExecutions) {
        const length = lengthOf(workflow);
        if (length !== undefined) times.set(usualKey({ stage: stageOf(workflow.type ?? '') }), length);
      }
      builds.push(times);
      return workflowExecutions.filter(({ type }) => type === 'BUILD').map((workflow) => stepsOf(workflow, times));
    };
  const stepsOf =
    ({ workflowExecutionId, type }: WorkflowExecutionMetadata, times: Map<string, number>): Question =>
    async () => {
      const { steps = [] } = await (await api()).listWorkflowStepExecutions({ workflowExecutionId });
      for (const { name = '', status, startTime, endTime } of steps) {
        const length = lengthOf({ startTime, endTime });
        if (length !== undefined && status === 'COMPLETED') times.set(usualKey({ stage: stageOf(type ?? ''), name }), length);
      }
      return [];
    };

  let questions: readonly Question[] = [versions];
  return {
    usual: () => mediansOf(builds),
    async next() {
      const [question, ...others] = questions;
      if (!question) return false;
      questions = others; // what fails is not asked again: it is no more than a comfort
      questions = [...others, ...(await question())];
      return true;
    },
  };
}
