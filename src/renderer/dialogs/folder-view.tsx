import { type KeyboardEvent, useId, useState } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import type { Answerable, FolderDialog } from './dialogs.ts';
import { foldersMatching, splitTyped } from './folder-typing.ts';
import { useFolders } from './use-folders.ts';

/** Chooses a folder of this computer: a path field that completes, over the list of what is below. Wholly usable by keyboard. */
export function FolderView({ request, answer }: Answerable<FolderDialog>) {
  const { fault, list, listing, typed, type, visit } = useFolders(request.start);
  const [active, setActive] = useState(-1);
  const id = useId();
  const shown = listing ? foldersMatching(listing, typed) : [];

  const onType = (value: string) => {
    type(value);
    setActive(-1);
    const { folder } = splitTyped(value);
    if (value.endsWith('/') && folder !== listing?.folder) void list(folder);
  };
  const goTo = (folder: string) => {
    setActive(-1);
    void visit(folder);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = shown[active];
    const only = shown.length === 1 ? shown[0] : undefined;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, -1));
    else if (event.key === 'Tab' && !event.shiftKey && (chosen ?? only) && splitTyped(typed).name !== '')
      goTo((chosen ?? only)?.path ?? '');
    else if (event.key === 'Enter' && chosen) goTo(chosen.path);
    else if (event.key === 'Enter') answer(trimSlash(typed));
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      title="Open a folder"
      onDismiss={() => answer(undefined)}
      footer={
        <>
          <Button onClick={() => answer(undefined)}>Cancel</Button>
          <Button kind="primary" onClick={() => answer(trimSlash(typed))} disabled={!listing}>
            Open
          </Button>
        </>
      }
    >
      <label className="field-label" htmlFor={id}>
        Folder
      </label>
      <div className="field-row">
        <IconButton icon="arrow-up" label="Parent folder" disabled={listing?.parent == null} onClick={() => goTo(listing?.parent ?? '')} />
        <input
          id={id}
          className="field"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          data-autofocus
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="field-fault" role="status">
        {fault}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label="Folders" className="folder-list" tabIndex={-1}>
        {shown.map((folder, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the path field keeps the focus and names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the path field handles the keys.
          <div
            key={folder.path}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="folder-option"
            onClick={() => goTo(folder.path)}
          >
            <Icon name="folder" />
            <span>{folder.name}</span>
          </div>
        ))}
      </div>
      {listing && shown.length === 0 && <p className="muted">No folders here. “Open” opens this one.</p>}
      <p className="modal-note">Enter opens. Arrow keys choose a folder below, Tab completes a name.</p>
    </Modal>
  );
}

const trimSlash = (path: string) => (path.length > 1 ? path.replace(/\/+$/, '') || '/' : path);
