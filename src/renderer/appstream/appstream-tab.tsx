import { Suspense, useMemo } from 'react';
import type { Tab } from '../stores/editors-store.ts';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { appStreamPages } from './pages.ts';

/** The page of a tab, once its code is there. */
export function AppStreamTab({ tab }: { readonly tab: Extract<Tab, { kind: 'appstream' }> }) {
  const { connection, region, page, subject, id, title } = tab;
  const place = useMemo(() => ({ connection, region }), [connection, region]);
  const View = appStreamPages.find((each) => each.id === page)?.view;
  if (!View) return <EmptyState icon="warning" title={`${title} cannot be shown`} />;
  return (
    <Suspense fallback={<Loading what="Opening…" />}>
      <View place={place} subject={subject} tabId={id} />
    </Suspense>
  );
}
