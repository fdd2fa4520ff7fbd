// What a run made in an account, and how it goes away again.
import { type Answer, type Call, Refusal } from './case.ts';

export interface Made {
  readonly arn: string;
  /** The operation that removes it, and the member that names it there. */
  readonly operation: string;
  readonly member: string;
}

/** Answers of these members name what was made; in the order in which things must go: what is used goes after what uses it. */
const removals: Readonly<Record<string, string>> = {
  imagePipelineArn: 'DeleteImagePipeline',
  imageBuildVersionArn: 'DeleteImage',
  lifecyclePolicyArn: 'DeleteLifecyclePolicy',
  imageRecipeArn: 'DeleteImageRecipe',
  containerRecipeArn: 'DeleteContainerRecipe',
  infrastructureConfigurationArn: 'DeleteInfrastructureConfiguration',
  distributionConfigurationArn: 'DeleteDistributionConfiguration',
  componentBuildVersionArn: 'DeleteComponent',
  workflowBuildVersionArn: 'DeleteWorkflow',
};

const making = /^(Create|Import|Start(?=ImagePipelineExecution)|Distribute)/;

/** What this answer says was made. */
export function madeBy(operation: string, answer: Answer): readonly Made[] {
  if (!making.test(operation)) return [];
  return Object.entries(removals)
    .filter(([member]) => typeof answer[member] === 'string')
    .map(([member, remove]) => ({ arn: answer[member], operation: remove, member }));
}

/** Removes it all, builds that still run too; gives what could not be removed, and why. */
export async function cleanUp(call: Call, made: readonly Made[]): Promise<readonly string[]> {
  const left: string[] = [];
  const seen = new Set<string>();
  for (const member of Object.keys(removals)) {
    for (const one of made.filter((each) => each.member === member).reverse()) {
      if (seen.has(one.arn)) continue;
      seen.add(one.arn);
      const fault = await remove(call, one);
      if (fault !== undefined) left.push(`${one.arn}: ${fault}`);
    }
  }
  return left;
}

async function remove(call: Call, { arn, operation, member }: Made): Promise<string | undefined> {
  if (member === 'imageBuildVersionArn') await endBuild(call, arn);
  try {
    await call(operation, { [member]: arn });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'ResourceNotFoundException' ? undefined : error.message;
  }
}

const running = ['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING'];

async function endBuild(call: Call, imageBuildVersionArn: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const status = await statusOf(call, imageBuildVersionArn);
    if (status === undefined || !running.includes(status)) return;
    // It may end by itself at this moment; then the cancelling is refused, and the next look says so.
    if (attempt === 0) await call('CancelImageCreation', { imageBuildVersionArn }).catch(ignoreRefusal);
    await new Promise((resolve) => setTimeout(resolve, attempt < 50 ? 10 : 5000));
  }
}

async function statusOf(call: Call, imageBuildVersionArn: string): Promise<string | undefined> {
  const answer = await call('GetImage', { imageBuildVersionArn }).catch(ignoreRefusal);
  return answer?.image?.state?.status;
}

function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
