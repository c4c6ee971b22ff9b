import { definitions } from '@percurso/blocks/definitions';
import type { Entry } from '@percurso/journey/entry';
import { scopeAt } from '@percurso/journey/scope-at';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeList } from '../../../components/attributes/attribute-list.tsx';
import { PredicateField } from '../../../components/attributes/predicate-field.tsx';
import { groupOf } from '../../../components/attributes/predicate-groups.ts';
import { TriggerChoice } from '../../../components/attributes/trigger-choice.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Shape } from '../canvas/block-shape.tsx';
import { FieldWarnings } from '../form/field-warnings.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useEdits } from '../use-edits.ts';
import { LimitFields } from './limit-fields.tsx';
import { RecentEvents } from './recent-events.tsx';
import { ReentryField } from './reentry-field.tsx';
import classes from './right-pane.module.css';
import { useJourneyProblemAt } from './use-journey-problem-at.ts';

/** How customers come in: trigger, conditions, re-entry, limits, and the last events. */
export function EntryPane() {
  const { t } = useTranslation('designer');
  const { triggers, contactAttributes } = useDesigner();
  const edits = useEdits();
  const document = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const { entry } = document;
  const trigger = triggers.find((one) => one.key === entry.trigger);
  const scope = useMemo(
    () => scopeAt({ document, definitions, triggers, contactAttributes, blockId: null }),
    [document, triggers, contactAttributes],
  );
  const problemAt = useJourneyProblemAt();
  const setConditions = (conditions: Entry['conditions']): void => {
    const { conditions: _old, ...rest } = entry;
    const empty = groupOf(conditions).parts.length === 0;
    edits.changeEntry(empty ? rest : { ...rest, conditions }, 'entry.conditions');
  };
  return (
    <>
      <div className={classes.head}>
        <Shape shape="pill" size={36}>
          <Icon name="trigger" />
        </Shape>
        <div className={classes.headTexts}>
          <div className={classes.kind}>{t('entry.type')}</div>
          <div className={classes.title}>{trigger?.name ?? t('entry.noTrigger')}</div>
        </div>
      </div>
      <div className={classes.body}>
        <TriggerChoice
          label={t('entry.trigger')}
          description={t('entry.triggerHelp')}
          value={entry.trigger}
          triggers={triggers}
          onChange={(key) => edits.changeEntry({ ...entry, trigger: key }, 'entry.trigger')}
          field="entry.trigger"
          error={problemAt('entry.trigger')}
          disabled={readOnly}
        />
        {trigger ? (
          <section className={classes.section}>
            <h2 className={classes.sectionTitle}>{t('entry.attributes')}</h2>
            {trigger.description === '' ? null : (
              <p className={classes.quiet}>{trigger.description}</p>
            )}
            <AttributeList trigger={trigger} />
          </section>
        ) : null}
        <div>
          <PredicateField
            label={t('entry.conditions')}
            value={entry.conditions}
            onChange={setConditions}
            scope={scope}
            field="entry.conditions"
            problemAt={problemAt}
            disabled={readOnly}
          />
          <FieldWarnings blockId={null} field="entry.conditions" />
        </div>
        {trigger ? (
          <ReentryField entry={entry} trigger={trigger} disabled={readOnly} problemAt={problemAt} />
        ) : null}
        <LimitFields entry={entry} disabled={readOnly} problemAt={problemAt} />
        {trigger ? <RecentEvents trigger={trigger} conditions={entry.conditions} /> : null}
      </div>
    </>
  );
}
