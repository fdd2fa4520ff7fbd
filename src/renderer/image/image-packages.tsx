import { useCallback } from 'react';
import type { ImagePackage } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { FilteredList } from '../ui/filtered-list.tsx';
import { Answered, KnownView } from './answered.tsx';
import type { FaceProps } from './face-props.ts';

const textOf = ({ name, version }: ImagePackage) => `${name} ${version}`;

/** Every package that the account lists in the image. */
export function ImagePackages({ of }: FaceProps) {
  const { connection } = useWorkbench();
  const question = useCallback((signal: AbortSignal) => connection.client.images.packages(of, { signal }), [of, connection]);
  return (
    <Answered question={question} reading="Reading the packages, page by page…" failed="The packages cannot be read">
      {(answer) => (
        <KnownView answer={answer} title="There is no list of packages">
          {(packages) => (
            <FilteredList label="Packages" items={packages} textOf={textOf} nothing="The image has no packages.">
              {({ name, version }) => (
                <>
                  <span className="mono grow">{name}</span>
                  <span className="mono muted">{version}</span>
                </>
              )}
            </FilteredList>
          )}
        </KnownView>
      )}
    </Answered>
  );
}
