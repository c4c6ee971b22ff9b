import type { AttributeTrigger } from '../../components/attributes/attribute-triggers.ts';
import { listensTo } from './state/block-ports.ts';
import type { DesignerShared } from './state/designer-context.ts';

/**
 * Finds the trigger whose attribute a path of the opened journey reads: the journey's own for
 * `trigger.…`, the first that has it of those a step waits for for `steps.…`.
 */
export function attributeTrigger({
  triggers,
  documents,
}: Pick<DesignerShared, 'triggers' | 'documents'>): AttributeTrigger {
  return (path) => {
    const { document, blocks } = documents.getState();
    const [root, blockId = '', name] = path.split('.');
    if (root === 'trigger') return triggers.find(({ key }) => key === document.entry.trigger);
    const block = root === 'steps' ? blocks.get(blockId) : undefined;
    if (!block) return undefined;
    return listensTo(block)
      .map((key) => triggers.find((one) => one.key === key))
      .find((trigger) => trigger?.attributes.some((one) => one.name === name));
  };
}
