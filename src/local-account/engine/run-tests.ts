import { type BuildRun, Suspension } from './build-run.ts';
import { messageOf } from './message-of.ts';
import type { PlannedWorkflow } from './plan-workflows.ts';
import { runWorkflow } from './run-workflow.ts';
import type { Workpiece } from './workpiece.ts';

/** How many test workflows of a group run at once. */
const parallel = 5;

/**
 * Runs the test workflows that are not over: those of one parallel group together, groups and single workflows in the order in which they
 * are first named. The first failure that is not to be passed over ends the tests; workflows that already run beside it come to their end.
 * Throws a Suspension when all that is left of a group waits for answers.
 */
export async function runTests(run: BuildRun, work: Workpiece, tests: readonly PlannedWorkflow[]): Promise<void> {
  for (const group of groupsOf(tests)) {
    await runGroup(
      run,
      work,
      group.filter(({ place }) => !work.over.includes(place)),
    );
  }
}

function groupsOf(tests: readonly PlannedWorkflow[]): readonly (readonly PlannedWorkflow[])[] {
  const groups = new Map<unknown, PlannedWorkflow[]>();
  for (const test of tests) {
    const key = test.parallelGroup ?? test;
    const group = groups.get(key);
    if (group) group.push(test);
    else groups.set(key, [test]);
  }
  return [...groups.values()];
}

/** One that waits makes room for the next. */
async function runGroup(run: BuildRun, work: Workpiece, group: readonly PlannedWorkflow[]): Promise<void> {
  const waiting = [...group];
  const failures: unknown[] = [];
  const suspensions: Suspension[] = [];
  const takeTurns = async () => {
    for (let test = waiting.shift(); test && failures.length === 0; test = waiting.shift()) {
      try {
        await runTest(run, work, test);
      } catch (error) {
        if (error instanceof Suspension) suspensions.push(error);
        else failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, takeTurns));
  const [first] = [...failures, ...suspensions];
  if (first) throw first;
}

async function runTest(run: BuildRun, work: Workpiece, test: PlannedWorkflow): Promise<void> {
  try {
    await runWorkflow(run, work, test);
  } catch (error) {
    if (error instanceof Suspension || run.signal.aborted || test.onFailure === 'ABORT') throw error;
    run.journal.log(`A test workflow failed, and the build goes on as its onFailure says: ${messageOf(error)}`);
  }
}
