import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { sendsMessages } from '../state/message-blocks.ts';
import { NodeNumbers } from './node-numbers.tsx';

const BLOCK_COUNTS = ['entered', 'here', 'passed', 'exited'] as const;
const MESSAGE_COUNTS = ['sent', 'delivered', 'notSent'] as const;

/** The live numbers of a block's card, and of its messages; asked for only while they are shown. */
export function CardNumbers({ id }: { id: string }) {
  const { view } = useDesigner();
  const numbers = useBlockNumbers(id);
  const sends = useDocument(({ blocks }) => sendsMessages(blocks.get(id)));
  return (
    <>
      <NodeNumbers
        id={id}
        numbers={BLOCK_COUNTS.map((key) => ({
          key,
          value: numbers?.[key],
          onOpen: () => view.getState().showCounted(id, { count: key }),
        }))}
      />
      {sends ? (
        <NodeNumbers
          id={`messages-${id}`}
          numbers={MESSAGE_COUNTS.map((key) => ({
            key,
            // Nothing was sent yet where it has numbers but none of messages.
            value: numbers && (numbers.messages?.[key] ?? 0),
            alert: key === 'notSent',
            onOpen: () => view.getState().showCounted(id, { count: key }),
          }))}
        />
      ) : null}
    </>
  );
}
