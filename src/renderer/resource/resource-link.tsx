import { resourceKindOf } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openResource } from './open-resource.ts';

/** An ARN of Image Builder as a way to its resource. Other text stays text. */
export function ResourceLink({ arn, words = arn }: { readonly arn: string; readonly words?: string }) {
  const workbench = useWorkbench();
  if (resourceKindOf(arn) === undefined) return <span className="fact-text">{words}</span>;
  return (
    <button type="button" className="link resource-link" title={arn} onClick={() => openResource(workbench, arn)}>
      {words}
    </button>
  );
}
