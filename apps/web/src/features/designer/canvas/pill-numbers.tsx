import type { Block } from '@percurso/journey/document';
import { useTranslation } from 'react-i18next';
import { comesBack, portCount } from '../numbers/port-count.ts';
import { portShare } from '../numbers/port-share.ts';
import { useBlockNumbers } from '../numbers/use-numbers.ts';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

/** How many took a branch, and which part of all they are. */
export function PillNumbers({ block, port }: { block: Block; port: string }) {
  const { i18n } = useTranslation();
  const numbers = useBlockNumbers(block.id);
  if (!numbers) return null;
  return (
    <span className="tabular" data-port-number={port}>
      {portCount(block, numbers, port).toLocaleString(i18n.language)}
      {comesBack(block, port)
        ? null
        : ` · ${portShare(numbers.ports, port).toLocaleString(i18n.language, PERCENT)}`}
    </span>
  );
}
