import { Alert, Tabs } from '@mantine/core';
import type { Block } from '@percurso/journey/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosizeTextarea } from '../../../components/autosize-textarea.tsx';
import { Icon } from '../../../components/icon.tsx';
import { BlockShapeIcon } from '../canvas/block-shape.tsx';
import { BlockForm } from '../form/block-form.tsx';
import { useDocument, useView } from '../state/designer-context.ts';
import { isLocked } from '../state/document-store.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { BlockNumbersTab } from './block-numbers-tab.tsx';
import classes from './right-pane.module.css';

/** The selected block: its name, its form, its note, and who passed it. */
export function BlockPane({ block }: { block: Block }) {
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const edits = useEdits();
  const sentence = useProblemWords();
  const locked = useDocument(isLocked);
  const fresh = useView((state) => state.fresh === block.id);
  const asked = useView((state) => state.focusField);
  const [tab, setTab] = useState<string>(tabOf(asked?.field));
  const [heard, setHeard] = useState(asked?.serial);
  // Before it is given the focus, a field must be there: it may be in another tab.
  if (asked && asked.serial !== heard) {
    setHeard(asked.serial);
    if (asked.field !== '@name') setTab(tabOf(asked.field));
  }
  const general = useDocument((state) => state.problemsOf.get(block.id))?.filter((problem) =>
    ['', 'kind', 'id'].includes(problem.field),
  );
  return (
    <>
      <div className={classes.head}>
        <BlockShapeIcon kind={block.kind} size={36} />
        <div className={classes.headTexts}>
          <div className={classes.kind}>{words.title(block.kind)}</div>
          <input
            className={classes.name}
            aria-label={t('pane.name')}
            data-field="@name"
            maxLength={150}
            placeholder={words.verb(block.kind)}
            value={block.name ?? ''}
            disabled={locked}
            onChange={(event) => edits.rename(block.id, event.currentTarget.value)}
          />
        </div>
      </div>
      <Tabs value={tab} onChange={(next) => next && setTab(next)} keepMounted={false}>
        <Tabs.List px="md">
          <Tabs.Tab value="properties">{t('pane.properties')}</Tabs.Tab>
          <Tabs.Tab value="numbers">{t('pane.numbers')}</Tabs.Tab>
          <Tabs.Tab
            value="notes"
            rightSection={block.note ? <span className={classes.noteMark} /> : null}
          >
            {t('pane.notes')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="properties" className={classes.body}>
          {fresh
            ? null
            : general?.map((problem) => (
                <Alert
                  key={problem.key}
                  color={problem.severity === 'error' ? 'red' : 'yellow'}
                  icon={<Icon name={problem.severity === 'error' ? 'octagon' : 'alert'} />}
                >
                  {sentence(problem)}
                </Alert>
              ))}
          <p className={classes.quiet}>{words.help(block.kind)}</p>
          <BlockForm block={block} />
        </Tabs.Panel>
        <Tabs.Panel value="numbers" className={classes.body}>
          <BlockNumbersTab blockId={block.id} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={classes.body}>
          <AutosizeTextarea
            label={t('pane.note')}
            description={t('pane.noteHelp')}
            data-field="@note"
            minRows={4}
            maxRows={14}
            maxLength={2000}
            value={block.note ?? ''}
            disabled={locked}
            onChange={(event) => edits.setNote(block.id, event.currentTarget.value)}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function tabOf(field: string | undefined): 'notes' | 'properties' {
  return field === '@note' ? 'notes' : 'properties';
}
