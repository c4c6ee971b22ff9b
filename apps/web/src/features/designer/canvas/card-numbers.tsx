import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner } from '../state/designer-context.ts';
import { NodeNumbers } from './node-numbers.tsx';

/** The live numbers of a block's card; asked for only while they are shown. */
export function CardNumbers({ id }: { id: string }) {
  const { view } = useDesigner();
  const numbers = useBlockNumbers(id);
  return (
    <NodeNumbers
      id={id}
      numbers={[
        { key: 'entered', value: numbers?.entered },
        { key: 'here', value: numbers?.here, onOpen: () => view.getState().showPeople(id) },
        { key: 'passed', value: numbers?.passed },
        { key: 'exited', value: numbers?.exited },
      ]}
    />
  );
}
