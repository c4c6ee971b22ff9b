import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stepReason } from '../../../components/message-reason.ts';
import { wordOf } from '../../../i18n/word-of.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { numbersQuery } from './numbers-query.ts';
import type { CountShown } from './people-shown.ts';

/** What a list of those whom a number counts is called, and what it says of each of them. */
export function useCountWords(blockId: string | null, counted: CountShown | null) {
  const { t } = useTranslation('designer');
  const { journeyId, version } = useDesigner();
  const words = useBlockWords();
  const block = useDocument((state) => (blockId === null ? undefined : state.blocks.get(blockId)));
  const goals = useDocument((state) => state.document.goals);
  const rules = useDocument((state) => state.document.exit);
  const live = useQuery({ ...numbersQuery(journeyId, version), enabled: false }).data;
  const why = (reason: string): string => {
    if (counted?.count === 'goals') return goals?.find(({ id }) => id === reason)?.name ?? reason;
    if (counted?.count === 'exits') {
      const at = rules?.findIndex(({ id }) => id === reason) ?? -1;
      return at < 0 ? reason : t('rules.exit', { number: at + 1 });
    }
    const exit = wordOf(`designer:exits.reasons.${reason}`, '');
    return exit === '' ? stepReason(block?.kind, reason) : exit;
  };
  const way = (port: string): string => {
    if (port === 'moved-out') return t('numbers.movedOut');
    if (port === 'exited') return t('numbers.exited');
    return block ? words.port(block, port) : port;
  };
  const title = (): string => {
    if (!counted) return '';
    const { count, port, reason } = counted;
    const number = live?.versionNumber ?? null;
    const ofVersion = number === null ? '' : t('numbers.version', { number });
    const of = version === 'all' ? t('numbers.allVersions') : ofVersion;
    const values = {
      name: block ? words.heading(block) : (blockId ?? ''),
      way: port === undefined ? '' : way(port),
    };
    const key =
      blockId === null ? `entry.${count}` : port === undefined ? `block.${count}` : 'block.port';
    const whom = String(t(`people.counted.${key}` as 'people.counted.block.entered', values));
    const only = reason === undefined ? '' : reason === '' ? t('delivery.noReason') : why(reason);
    return [whom, only, of].filter(Boolean).join(' · ');
  };
  return { title: title(), why, way };
}
