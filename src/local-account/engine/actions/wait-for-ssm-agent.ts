import { BuildFailure } from '../build-run.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

/** There is no agent in a sandbox: what matters is that the instance takes commands, which is tried. */
export const waitForSsmAgent: WorkflowAction = {
  name: 'WaitForSSMAgent',
  async run(context, inputs) {
    const sandbox = await instanceOf(context, inputs).sandbox();
    const { exitCode } = await sandbox.exec({ script: 'true', signal: context.run.signal });
    context.run.signal.throwIfAborted();
    if (exitCode !== 0) throw new BuildFailure('The instance takes no commands');
    return { outputs: { status: 'Success' } };
  },
};
