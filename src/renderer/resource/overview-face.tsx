import { useMemo } from 'react';
import { Scrollable } from '../ui/scrollable.tsx';
import type { FaceProps } from './face-props.ts';
import { FactList, FactTableView } from './fact-list.tsx';
import { factSections } from './facts.ts';
import { RelatedLists } from './related-lists.tsx';

/** Everything that the API knows of the resource. */
export function OverviewFace({ detail, tab }: FaceProps) {
  const sections = useMemo(() => factSections(detail, new Date(detail.readAt)), [detail]);
  return (
    <Scrollable className="resource-page" label={`Overview of ${detail.name}`}>
      {sections.map(({ title, facts, table }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {facts.length > 0 && <FactList facts={facts} />}
          {table && <FactTableView label={title} table={table} />}
        </section>
      ))}
      <RelatedLists tab={tab} />
    </Scrollable>
  );
}
