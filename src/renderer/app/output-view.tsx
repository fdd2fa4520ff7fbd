import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { NOTICE_ICON } from './notice-icon.ts';
import { useWorkbench } from './use-workbench.ts';

/** What Kiln did in this window, line by line. */
export function OutputView() {
  const { notices } = useWorkbench();
  const output = useStore(notices, (state) => state.output);
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (output.length > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [output]);
  if (output.length === 0) return <EmptyState icon="output" title="Nothing to tell yet" />;
  return (
    <Scrollable className="output" label="Output" data-list>
      <ul>
        {output.map(({ id, level, message, time }, index) => (
          <li key={id} ref={index === output.length - 1 ? end : undefined}>
            <time dateTime={time}>{new Date(time).toLocaleTimeString()}</time>
            <span className={`severity-${level}`}>
              <Icon name={NOTICE_ICON[level]} />
            </span>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </Scrollable>
  );
}
