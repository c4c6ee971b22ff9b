import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CountButton } from '../numbers/count-button.tsx';
import { NarrowedNote } from '../numbers/narrowed-note.tsx';
import type { CountShown } from '../numbers/people-shown.ts';
import { useBlockNumbers } from '../numbers/use-numbers.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import classes from './right-pane.module.css';

const FACTS = ['entered', 'here', 'passed', 'exited'] as const;

/** What happened at a block: people, ways out, and for messages what was delivered. */
export function BlockNumbersTab({ blockId }: { blockId: string }) {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const words = useBlockWords();
  const numbers = useBlockNumbers(blockId);
  const block = useDocument((state) => state.blocks.get(blockId));
  if (!numbers) return <p className={classes.quiet}>{t('numbers.none')}</p>;
  const ports = Object.entries(numbers.ports);
  const show = (counted: CountShown) => view.getState().showCounted(blockId, counted);
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
              <dd>
                <CountButton
                  label={t(`numbers.${fact}`)}
                  value={numbers[fact]}
                  centred
                  onOpen={() => show({ count: fact })}
                />
              </dd>
            </div>
          ))}
        </dl>
        <p className={classes.quiet}>{t('numbers.rule')}</p>
        {numbers.movedIn > 0 ? (
          <Anchor component="button" size="sm" ta="left" onClick={() => show({ count: 'movedIn' })}>
            {t('numbers.movedIn', { count: numbers.movedIn })}
          </Anchor>
        ) : null}
        {numbers.here > 0 ? (
          <Button
            size="xs"
            variant="default"
            w="fit-content"
            onClick={() => show({ count: 'here' })}
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
                <CountButton
                  label={port === 'moved-out' ? t('numbers.movedOut') : nameOf(port)}
                  value={n}
                  onOpen={() => show({ count: 'passed', port })}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {numbers.messages ? <DeliveryDetails blockId={blockId} messages={numbers.messages} /> : null}
    </>
  );
}
