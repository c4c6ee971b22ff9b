import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { Facts } from '../../../components/facts.tsx';
import { showValue } from '../../../components/show-value.ts';
import { TextLink } from '../../../components/text-link.tsx';
import { useDesigner } from '../state/designer-context.ts';
import type { Simulation } from './simulation-query.ts';
import classes from './testing.module.css';

/** What a trigger would be sent with, and which live journeys would hear it; nothing is sent. */
export function ActivationDetail({
  activation,
}: {
  activation: Simulation['activations'][number];
}) {
  const { t, i18n } = useTranslation('testing');
  const { triggers } = useDesigner();
  const { trigger: key, attributes } = activation;
  const trigger = useQuery({
    queryKey: ['triggers', 'one', key],
    queryFn: () => readAnswer(api.triggers[':trigger'].$get({ param: { trigger: key } })),
  });
  const listeners = new Map(
    trigger.data?.usedIn
      .filter(({ as, state }) => as !== 'block' && state === 'live')
      .map((use) => [use.journeyId, use.name]),
  );
  const name = triggers.find((one) => one.key === key)?.name ?? key;
  const values = Object.entries(attributes);
  return (
    <div>
      <p className={classes.lead}>{t('activation.text', { name })}</p>
      {values.length > 0 ? (
        <Facts
          facts={values.map(([label, value]) => ({
            label,
            value: showValue(value, i18n.language),
          }))}
        />
      ) : (
        <p className={classes.quiet}>{t('activation.empty')}</p>
      )}
      {trigger.isError ? <p className={classes.quiet}>{t('activation.failed')}</p> : null}
      {trigger.data ? (
        <p className={classes.quiet}>{t('activation.listeners', { count: listeners.size })}</p>
      ) : null}
      <ul className={classes.names}>
        {[...listeners].map(([journeyId, journey]) => (
          <li key={journeyId}>
            <TextLink to="/journeys/$journeyId" params={{ journeyId }} size="sm">
              {journey}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
