import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Notice } from '../stores/notices-store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { NOTICE_ICON } from './notice-icon.ts';
import { useWorkbench } from './use-workbench.ts';

const PASSING_MS = 6000;

/** Toasts in the corner. What went wrong stays until it is dismissed; what is merely good to know goes by itself. */
export function Notifications() {
  const { notices } = useWorkbench();
  const shown = useStore(notices, (state) => state.shown);
  return (
    <div className="toasts" role="status" aria-label="Notifications">
      {shown.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Toast({ notice: { actions = [], id, level, message } }: { readonly notice: Notice }) {
  const { notices } = useWorkbench();
  const passing = level === 'info' && actions.length === 0;
  const act = (choose: () => void) => {
    notices.apply({ type: 'dismissed', id });
    choose();
  };
  useEffect(() => {
    if (!passing) return;
    const timer = setTimeout(() => notices.apply({ type: 'dismissed', id }), PASSING_MS);
    return () => clearTimeout(timer);
  }, [id, notices, passing]);
  return (
    <div className="toast">
      <span className={`severity-${level}`}>
        <Icon name={NOTICE_ICON[level]} />
      </span>
      <div className="toast-words">
        <p>{message}</p>
        {actions.length > 0 && (
          <div className="button-row">
            {actions.map(({ choose, label }) => (
              <Button key={label} onClick={() => act(choose)}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </div>
      <IconButton icon="close" label="Dismiss" onClick={() => notices.apply({ type: 'dismissed', id })} />
    </div>
  );
}
