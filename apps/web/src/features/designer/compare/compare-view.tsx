import type { DocumentChanges } from '@percurso/journey/compare-documents';
import { compareDocuments } from '@percurso/journey/compare-documents';
import type { JourneyDocument } from '@percurso/journey/document';
import { mergeDocuments } from '@percurso/journey/merge-documents';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeSources } from '../attribute-sources.tsx';
import { treeRules } from '../state/block-ports.ts';
import { DesignerContext, useDesigner } from '../state/designer-context.ts';
import { createDocumentStore } from '../state/document-store.ts';
import { createViewStore } from '../state/view-store.ts';
import { useBlockWords } from '../use-block-words.ts';
import { ChangeDetails } from './change-details.tsx';
import { ChangeMark } from './change-mark.tsx';
import classes from './compare.module.css';
import { CompareCanvas } from './compare-canvas.tsx';
import type { CompareState } from './compare-context.ts';
import { CompareShared, JOURNEY } from './compare-context.ts';
import { foldUnchanged } from './fold-unchanged.ts';

export interface CompareSide {
  label: string;
  document: JourneyDocument;
}

export interface CompareSides {
  before: CompareSide;
  after: CompareSide;
}

const NEXT = ['j', 'arrowdown', 'arrowright'];
const PREVIOUS = ['k', 'arrowup', 'arrowleft'];

/** Two documents in one drawing: the changes at the left to step through, what they are at the right. */
export function CompareView({ before, after }: CompareSides) {
  const shared = useDesigner();
  const changes = useMemo(
    () => compareDocuments(before.document, after.document),
    [before.document, after.document],
  );
  const ids = useMemo(() => idsOf(changes), [changes]);
  const [chosen, setChosen] = useState<string | null>(ids[0] ?? null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const merged = useMemo(
    () => mergeDocuments(before.document, after.document),
    [before.document, after.document],
  );
  const { document, folds } = useMemo(() => {
    const changed = new Set(changes.blocks.map(({ blockId }) => blockId));
    return foldUnchanged(merged, { changed, opened, rules: treeRules });
  }, [merged, changes, opened]);
  // Cards, pills and flags read what they say from a store, as they do on the canvas.
  const inside = useMemo(
    () => ({
      ...shared,
      documents: createDocumentStore(merged, true),
      view: createViewStore({ type: 'settings' }, false),
    }),
    [shared, merged],
  );
  const state = useMemo<CompareState>(
    () => ({
      changes: new Map(changes.blocks.map((change) => [change.blockId, change])),
      journeyChanged: changes.journey.length > 0,
      folds,
      chosen,
      choose: setChosen,
      unfold: (id) => setOpened((old) => new Set([...old, id])),
    }),
    [changes, folds, chosen],
  );
  const step = (by: number): void => {
    const at = ids.indexOf(chosen ?? '') + by;
    const next = ids[Math.min(Math.max(at, 0), ids.length - 1)];
    if (next !== undefined) setChosen(next);
  };
  const change = changes.blocks.find(({ blockId }) => blockId === chosen) ?? null;
  return (
    <DesignerContext value={inside}>
      <AttributeSources>
        <CompareShared value={state}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: J and K lead through the changes from anywhere in it */}
          <div
            className={classes.view}
            data-compare
            onKeyDown={(event) => {
              const key = event.key.toLowerCase();
              if (event.ctrlKey || event.metaKey || event.altKey) return;
              if (!NEXT.includes(key) && !PREVIOUS.includes(key)) return;
              event.preventDefault();
              step(NEXT.includes(key) ? 1 : -1);
            }}
          >
            <Changes changes={changes} ids={ids} chosen={chosen} onChoose={setChosen} />
            <ReactFlowProvider>
              <CompareCanvas document={document} />
            </ReactFlowProvider>
            {chosen === null ? null : (
              <ChangeDetails
                change={change}
                journey={changes.journey}
                labels={{ before: before.label, after: after.label }}
              />
            )}
          </div>
        </CompareShared>
      </AttributeSources>
    </DesignerContext>
  );
}

function idsOf({ journey, blocks }: DocumentChanges): string[] {
  return [...(journey.length > 0 ? [JOURNEY] : []), ...blocks.map(({ blockId }) => blockId)];
}

interface ChangesProps {
  changes: DocumentChanges;
  ids: readonly string[];
  chosen: string | null;
  onChoose(id: string): void;
}

function Changes({ changes, ids, chosen, onChoose }: ChangesProps) {
  const { t } = useTranslation('compare');
  const words = useBlockWords();
  const byId = new Map(changes.blocks.map((one) => [one.blockId, one]));
  return (
    <nav className={classes.changes} aria-label={t('changes', { count: ids.length })}>
      <h3 className={classes.listTitle}>{t('changes', { count: ids.length })}</h3>
      {ids.length === 0 ? <p className={classes.quiet}>{t('nothing')}</p> : null}
      {ids.map((id) => {
        const one = byId.get(id);
        const block = one && (one.after ?? one.before);
        return (
          <button
            key={id}
            type="button"
            className={classes.change}
            aria-current={chosen === id || undefined}
            data-change-row={id}
            onClick={() => onChoose(id)}
          >
            <ChangeMark
              change={one?.change ?? 'changed'}
              moved={one?.moved === true && one.fields.length === 0}
            />
            <span className={classes.shortName} title={block ? words.heading(block) : t('journey')}>
              {block ? words.heading(block) : t('journey')}
            </span>
          </button>
        );
      })}
      {ids.length > 1 ? <p className={classes.quiet}>{t('keys')}</p> : null}
    </nav>
  );
}
