import { Button } from '@mantine/core';

interface RemoveButtonProps {
  label: string;
  onRemove(): void;
}

/** At the end of a small form: takes away what the form is about. */
export function RemoveButton({ label, onRemove }: RemoveButtonProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      bd="1px solid var(--edge)"
      fw={500}
      w="fit-content"
      onClick={onRemove}
    >
      {label}
    </Button>
  );
}
