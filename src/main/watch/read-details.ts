// What is told beside the state of a watched image, one call each.
import { aside, type Watch } from './watch.ts';

/** Tells the steps of one workflow; false when this round asked for all of them. */
export async function readWorkflow(watch: Watch): Promise<boolean> {
  const steps = await aside(watch, () => watch.workflows.next(), undefined);
  if (steps === undefined) return false;
  for (const step of steps) {
    watch.sink.step(step);
    if (step.state === 'failed' && step.message) watch.stepFailures.add(step.message);
  }
  if (steps.length > 0) watch.status.quicken();
  return true;
}

/** One document of a component, for the steps that the log named; false when none is wanted. */
export async function readDocument(watch: Watch): Promise<boolean> {
  const { documents, log, sink } = watch;
  const asked = await aside(watch, documents.next, false);
  if (asked) for (const step of log.found()) sink.step(step);
  return asked;
}

/** One call to compare with builds of before; false when there is nothing more to ask. */
export async function readEarlier(watch: Watch): Promise<boolean> {
  const { earlier, sink } = watch;
  const asked = earlier !== undefined && (await aside(watch, earlier.next, false));
  if (asked) sink.update({ usual: earlier.usual() });
  return asked;
}
