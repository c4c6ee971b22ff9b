import { TextInput, UnstyledButton } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { matchesSearch } from './matches-search.ts';
import classes from './search-list.module.css';

export interface SearchItem {
  id: string;
  /** What it is called; the first one whose name matches is offered first. */
  name: string;
  /** What else the search looks through. */
  words: string;
  content: ReactNode;
  /** Shown, but not to be chosen: the content says why. */
  disabled?: boolean | undefined;
}

export interface SearchGroup {
  id: string;
  label: string;
  items: SearchItem[];
  /** Shown only as long as nothing is searched for: its items are in another group as well. */
  shortcut?: true | undefined;
}

interface SearchListProps {
  groups: SearchGroup[];
  label: string;
  placeholder: string;
  nothing: string;
  onChoose(id: string): void;
  /** How many items are drawn at most, of a list that may be long. */
  most?: number | undefined;
  /** Of the list under the search, as CSS takes it. */
  maxHeight?: number | string | undefined;
}

/** A search field over a grouped list: type to narrow, arrows to move, Enter to choose. */
export function SearchList(props: SearchListProps) {
  const { groups, label, placeholder, nothing, onChoose, most, maxHeight = 360 } = props;
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  // At once, so that nothing typed right after opening is lost.
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const found = useMemo(() => narrow(groups, search, most), [groups, search, most]);
  const choices = found.flatMap((group) => group.items.filter((item) => !item.disabled));
  const byName = choices.find((item) => search !== '' && matchesSearch(item.name, search));
  const current = choices.find((item) => item.id === active) ?? byName ?? choices[0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows the chosen item
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && current) {
      event.preventDefault();
      const index = choices.indexOf(current) + move;
      setActive(choices.at(index % choices.length)?.id ?? null);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      onChoose(current.id);
    }
  };

  return (
    <div className={classes.root}>
      <TextInput
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        data-autofocus
        leftSection={<Icon name="search" size={16} />}
        placeholder={placeholder}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(null);
        }}
        onKeyDown={onKeyDown}
        className={classes.search}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={label}
        className={classes.list}
        style={{ maxHeight }}
      >
        {found.length === 0 ? <p className={classes.nothing}>{nothing}</p> : null}
        {found.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox's groups are not fieldsets
          <div key={group.id} role="group" aria-labelledby={`${listId}-group-${group.id}`}>
            <div id={`${listId}-group-${group.id}`} className={classes.group}>
              {group.label}
            </div>
            {group.items.map((item) => (
              <UnstyledButton
                key={item.id}
                id={`${listId}-${item.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={item === current}
                aria-disabled={item.disabled || undefined}
                className={classes.item}
                onMouseMove={() => !item.disabled && setActive(item.id)}
                onClick={() => !item.disabled && onChoose(item.id)}
              >
                {item.content}
              </UnstyledButton>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function narrow(
  groups: SearchGroup[],
  search: string,
  most = Number.POSITIVE_INFINITY,
): SearchGroup[] {
  const all = search.trim() === '';
  let left = most;
  return groups
    .filter((group) => all || !group.shortcut)
    .map((group) => {
      const items = all
        ? group.items
        : group.items.filter((item) =>
            matchesSearch(`${group.label} ${item.name} ${item.words}`, search),
          );
      const drawn = items.slice(0, left);
      left -= drawn.length;
      return { ...group, items: drawn };
    })
    .filter((group) => group.items.length > 0);
}
