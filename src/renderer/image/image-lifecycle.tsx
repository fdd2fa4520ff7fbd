import { EmptyState } from '../ui/empty-state.tsx';

export function ImageLifecycle() {
  return <EmptyState icon="history" title="No lifecycle execution has touched this image" />;
}
