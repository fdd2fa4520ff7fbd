import { applyComponents, BUILD_STAGE, TEST_STAGE } from '../apply-components.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

/** Runs the phases of the recipe's components that belong to the stage. */
export const executeComponents: WorkflowAction = {
  name: 'ExecuteComponents',
  async run(context, inputs) {
    const stage = context.kind === 'TEST' ? TEST_STAGE : BUILD_STAGE;
    await applyComponents(context.run, stage, { sandbox: await instanceOf(context, inputs).sandbox(), ids: context.ids });
    return { outputs: { status: 'Success' } };
  },
};
