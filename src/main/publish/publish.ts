import { AppError, type PlanItem } from '../../contract/index.ts';
import type { PreparedBuild } from './plan-build.ts';

export interface PublishTask {
  readonly signal: AbortSignal;
  /** Told before each step that changes the account. */
  onItem(item: PlanItem): void;
}

/**
 * Carries a plan out and starts its image; gives the ARN of the image's build version. The tokens come from the plan, so doing it twice
 * publishes nothing twice and starts one image. An abort takes effect between two steps.
 */
export async function publishBuild({ plan, steps, start }: PreparedBuild, { signal, onItem }: PublishTask): Promise<string> {
  const published = new Map<string, string>();
  const goOn = () => {
    if (signal.aborted) throw new AppError('cancelled', 'The build was cancelled before its image was started.');
  };
  for (const [index, step] of steps.entries()) {
    goOn();
    if (step.item.action !== 'reuse') onItem(step.item);
    const arn = await step.publish(published, `${plan.id}.${index}`);
    if (step.path !== undefined) published.set(step.path, arn);
  }
  goOn();
  const image = plan.items.at(-1);
  if (image) onItem(image);
  return start(published, `${plan.id}.image`);
}
