import { useTranslation } from 'react-i18next';
import { messageReason } from '../../../components/message-reason.ts';
import { wordOf } from '../../../i18n/word-of.ts';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import classes from './testing.module.css';
import type { CaseResult } from './use-cases.ts';
import { useStepWords } from './use-step-words.ts';

type Difference = CaseResult['differences'][number];

/** What came out otherwise than a case expects, in the language of the screen. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('testing');
  const blocks = useDocument((state) => state.blocks);
  const words = useBlockWords();
  const { time } = useStepWords();
  const nameOf = (id: string): string => {
    const block = blocks.get(id);
    return block ? words.heading(block) : id;
  };
  /** A value as it is called on the screen. */
  const shown = ({ code, blockId }: Difference, value: string | null | undefined): string => {
    if (value === null || value === undefined || value === '') return '–';
    const block = blockId === null ? undefined : blocks.get(blockId);
    if (code === 'way' || code === 'not-passed') {
      return value
        .split(', ')
        .map((port) => (block ? words.port(block, port) : port))
        .join(', ');
    }
    if (code === 'message-time') return time(value);
    if (code === 'message-reason' || code === 'message-not-sent') return messageReason(value);
    if (code === 'end') return wordOf(`testing:end.status.${value}`, value);
    if (code === 'end-reason') return wordOf(`testing:left.${value}`, value);
    return value;
  };
  return (
    <ul className={classes.differences}>
      {differences.map((one) => {
        const { code, blockId, values, message } = one;
        const { refused, asksAt } = values;
        return (
          <li key={message}>
            {blockId === null ? null : <strong>{nameOf(blockId)}: </strong>}
            {t(`difference.${code}`, {
              name: values.name ?? '',
              expected: shown(one, values.expected),
              got: shown(one, values.got),
            })}
            {refused === undefined ? null : ` ${t('difference.refused')}`}
            {asksAt === undefined || asksAt === null
              ? null
              : ` ${t('difference.asksAt', { name: nameOf(asksAt) })}`}
          </li>
        );
      })}
    </ul>
  );
}
