import type { Clock } from '../clock.ts';
import type { ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import { appendLog } from '../store/logs.ts';
import type { Owner } from '../store/owner.ts';
import type { ResourceRow } from '../store/resources.ts';

/** Writes into the pipeline's own log group, which has a stream a day. */
export function logPipeline(owner: Owner & { readonly clock: Clock }, { slug, body }: ResourceRow<ImagePipeline>, message: string): void {
  const now = owner.clock.now();
  const { name = slug, loggingConfiguration } = body;
  // Groups take no blanks, names do.
  const group = loggingConfiguration?.pipelineLogGroupName ?? `/aws/imagebuilder/pipeline/${/\s/.test(name) ? slug : name}`;
  const stream = now.toISOString().slice(0, 10).replaceAll('-', '/');
  appendLog(owner, { group, stream }, { time: now.getTime(), messages: [message] });
}
