import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

interface ListToolsProps {
  /** What is listed, in the plural and in small letters. */
  readonly what: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onRefresh: () => void;
}

/** At the end of the bar above a live list: the search, and a look at the account out of turn. */
export function ListTools({ onRefresh, onSearch, search, what }: ListToolsProps) {
  return (
    <>
      <span className="grow" />
      <label className="table-search">
        <Icon name="search" />
        <input
          className="field"
          type="search"
          aria-label={`Search ${what}`}
          placeholder="Search"
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <IconButton icon="refresh" label="Refresh" onClick={onRefresh} />
    </>
  );
}
