import { analyze } from '../../documents/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { SourceIndex, SourceStep } from './source-index.ts';
import { stepIn } from './source-index.ts';

/** The documents of components for which no file of the workspace stands: read from the account, one at a time, when the log names them. */
export interface AccountSources {
  readonly index: SourceIndex;
  /** One call to the account; false when no document is wanted. */
  next(): Promise<boolean>;
}

/** Files first: what they do not know is noted, and asked of the account when there is time for it. */
export function withAccountSources(files: SourceIndex, aws: () => Promise<Aws>): AccountSources {
  const wanted: string[] = [];
  const read = new Map<string, SourceIndex | undefined>();
  return {
    index(place) {
      const { componentArn } = place;
      const found = files(place);
      if (found || componentArn === undefined) return found;
      if (!read.has(componentArn) && !wanted.includes(componentArn)) wanted.push(componentArn);
      return read.get(componentArn)?.(place);
    },
    async next() {
      const [arn] = wanted;
      if (arn === undefined) return false;
      wanted.shift(); // what fails is not asked again: the step is told without its line
      const { component } = await (await (await aws()).imagebuilder()).getComponent({ componentBuildVersionArn: arn });
      const { name = 'component', version = '', data } = component ?? {};
      read.set(arn, data === undefined ? undefined : documentIndex({ arn, title: `${name} ${version}`.trim(), text: data }));
      return true;
    },
  };
}

function documentIndex({ arn, title, text }: { readonly arn: string; readonly title: string; readonly text: string }): SourceIndex {
  const analysis = analyze(text, { fileName: 'component.yaml' });
  return (place): SourceStep | undefined => {
    const found = stepIn({ path: title, analysis }, place);
    return found && { ...found, source: { ...found.source, arn } };
  };
}
