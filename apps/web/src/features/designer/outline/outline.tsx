import { Button } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useScreen } from '../frame/use-screen.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import marks from '../testing/test-marks.module.css';
import { MoveDialog } from './move-dialog.tsx';
import classes from './outline.module.css';
import { OutlineRowView } from './outline-row.tsx';
import { rowsAbove, TRIGGER_ROW } from './outline-rows.ts';
import { useOutlineKeys } from './use-outline-keys.ts';
import { useOutlinePaste } from './use-outline-paste.ts';
import { useOutline, useOutlineRows } from './use-outline-rows.ts';
import { useRowWindow } from './use-row-window.ts';

const COLUMNS = ['step', 'type', 'summary', 'problems', 'people'] as const;
const HEIGHTS = { row: 44, head: 36 } as const;
const NARROW_HEIGHTS = { row: 64, head: 0 } as const;

/** The journey as a treegrid: the same document, selection and edits as on the canvas. */
export function Outline() {
  const { t } = useTranslation('outline');
  const { documents, outline } = useDesigner();
  const narrow = useScreen() === 'narrow';
  const heights = narrow ? NARROW_HEIGHTS : HEIGHTS;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, active } = useOutlineRows();
  const { first, end, onScroll, scrollTo } = useRowWindow(scroller, heights);
  const onKeyDown = useOutlineKeys(rows, active);
  const onPaste = useOutlinePaste(rows[active]);
  const reveal = useView((state) => state.reveal);
  const renaming = useOutline((state) => state.renaming);
  const readOnly = useDocument((state) => state.readOnly);
  const empty = useDocument((state) => state.document.blocks.length === 0);
  // The bar of what is chosen takes room below, and the current row must stay in sight.
  const barred = useView((state) => state.chosen.size > 1 || state.gathering);
  const inside = useRef(false);
  const activeId = rows[active]?.id ?? TRIGGER_ROW;

  // What is asked for is brought into sight, whatever it is collapsed under.
  useLayoutEffect(() => {
    const id = reveal?.nodeId;
    if (!id) return;
    outline.getState().setOpen(rowsAbove(documents.getState().document, id), true);
  }, [reveal, documents, outline]);

  // The focus follows the row, and comes back to it when the row it was in has gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the rows or the current one change
  useLayoutEffect(() => {
    scrollTo(active);
    const { activeElement, body } = document;
    const held = scroller.current?.contains(activeElement) ?? false;
    if (renaming !== null || !(held || (inside.current && activeElement === body))) return;
    const row = document.getElementById(`row-${activeId}`);
    if (row && !row.contains(activeElement)) row.focus({ preventScroll: true });
  }, [activeId, active, rows, renaming, barred, scrollTo]);

  useEffect(() => {
    const leave = (event: PointerEvent): void => {
      inside.current =
        event.target instanceof Node && scroller.current?.contains(event.target) === true;
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);

  const drawn = rows.flatMap((row, index) =>
    (index >= first && index < end) || index === active ? [{ row, index }] : [],
  );
  return (
    <div
      ref={scroller}
      className={`${classes.outline} ${marks.marked}`}
      data-editor="outline"
      onScroll={onScroll}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows open and take the focus
        role="treegrid"
        aria-label={t('label')}
        aria-describedby="outline-help"
        aria-rowcount={rows.length + 1}
        aria-colcount={COLUMNS.length + 1}
        aria-readonly={readOnly}
        aria-multiselectable
        className={classes.grid}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={() => {
          inside.current = true;
        }}
        onBlur={(event) => {
          if (event.relatedTarget) inside.current = false;
        }}
      >
        <thead className={classes.head}>
          <tr aria-rowindex={1} className={classes.headRow}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col" data-column="actions" aria-label={t('columns.actions')} />
          </tr>
        </thead>
        <tbody className={classes.rows} style={{ height: rows.length * heights.row }}>
          {drawn.map(({ row, index }) => (
            <OutlineRowView
              key={row.id}
              row={row}
              index={index}
              active={index === active}
              narrow={narrow}
              top={index * heights.row}
              height={heights.row}
            />
          ))}
        </tbody>
      </table>
      <p id="outline-help" className={classes.help}>
        {t('help')}
      </p>
      {empty && !readOnly ? (
        <div className={classes.empty}>
          <Button
            leftSection={<Icon name="plus" size={16} />}
            onClick={() =>
              outline.getState().setAdding({
                row: TRIGGER_ROW,
                place: { parent: null, port: null, index: 0 },
                by: 'button',
              })
            }
          >
            {t('addFirst')}
          </Button>
        </div>
      ) : null}
      <MoveDialog />
    </div>
  );
}
