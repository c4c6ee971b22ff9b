import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NarrowedNote } from '../numbers/narrowed-note.tsx';
import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import classes from './right-pane.module.css';

const FACTS = ['entered', 'here', 'passed', 'exited'] as const;

/** What happened at a block: people, ways out, and for messages what was delivered. */
export function BlockNumbersTab({ blockId }: { blockId: string }) {
  const { t, i18n } = useTranslation('designer');
  const { view } = useDesigner();
  const words = useBlockWords();
  const numbers = useBlockNumbers(blockId);
  const block = useDocument((state) => state.blocks.get(blockId));
  if (!numbers) return <p className={classes.quiet}>{t('numbers.none')}</p>;
  const ports = Object.entries(numbers.ports);
  const nameOf = (port: string) => (block ? words.port(block, port) : port);
  return (
    <>
      <section className={classes.section}>
        <h2 className={classes.sectionTitle}>{t('numbers.people')}</h2>
        <NarrowedNote className={classes.quiet} />
        <dl className={classes.facts}>
          {FACTS.map((fact) => (
            <div key={fact} className={classes.fact}>
              <dt>{t(`numbers.${fact}`)}</dt>
              <dd>{numbers[fact].toLocaleString(i18n.language)}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.quiet}>
          {t('numbers.rule')}
          {numbers.movedIn > 0 ? ` ${t('numbers.movedIn', { count: numbers.movedIn })}` : null}
        </p>
        {numbers.here > 0 ? (
          <Button
            size="xs"
            variant="default"
            w="fit-content"
            onClick={() => view.getState().showPeople(blockId)}
          >
            {t('numbers.showHere', { count: numbers.here })}
          </Button>
        ) : null}
      </section>
      {ports.length > 1 ? (
        <section className={classes.section}>
          <h2 className={classes.sectionTitle}>{t('numbers.ways')}</h2>
          <ul className={classes.list}>
            {ports.map(([port, n]) => (
              <li key={port} className={classes.line}>
                <span>{port === 'moved-out' ? t('numbers.movedOut') : nameOf(port)}</span>
                <span className="tabular">{n.toLocaleString(i18n.language)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {numbers.messages ? <DeliveryDetails blockId={blockId} messages={numbers.messages} /> : null}
    </>
  );
}
