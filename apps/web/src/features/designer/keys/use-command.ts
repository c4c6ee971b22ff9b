import { useEffect, useEffectEvent } from 'react';
import { useDesigner } from '../state/designer-context.ts';
import type { Command } from './shortcut-table.ts';

/** Does a command, and so answers its key, as long as the component is there and `able`. */
export function useCommand(command: Command, run: () => void, able = true): void {
  const { commands } = useDesigner();
  const latest = useEffectEvent(run);
  useEffect(
    () => (able ? commands.register(command, () => latest()) : undefined),
    [commands, command, able],
  );
}
