import { Select } from '@mantine/core';

interface FilterSelectProps<Value extends string> {
  /** Said of it, and shown while nothing is chosen. */
  label: string;
  values: readonly Value[];
  wordOf: (value: Value) => string;
  chosen: Value | undefined;
  onChoose: (value: string | undefined) => void;
  width?: number;
  /** Where there are more values than one reads through. */
  searchable?: boolean;
}

/** Narrows a list to one of some values, or to none of them. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, values, wordOf, chosen, onChoose, width = 190, searchable = false } = props;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={values.map((value) => ({ value, label: wordOf(value) }))}
      value={chosen ?? null}
      onChange={(next) => onChoose(next ?? undefined)}
      clearable
      searchable={searchable}
      // Nothing that scrolls, where all of it has room.
      maxDropdownHeight={320}
      w={width}
    />
  );
}
