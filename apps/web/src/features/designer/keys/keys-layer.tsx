import { Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import classes from './keys.module.css';
import { isSingleKey } from './match-shortcut.ts';
import type { Shortcut } from './shortcut-table.ts';
import { SHORTCUTS } from './shortcut-table.ts';
import { useSingleKeys } from './single-keys.ts';

/** The arrows and their like, which move rather than do; the canvas reads them itself. */
const WALKING = [
  { words: 'flow', keys: ['↓', '↑'] },
  { words: 'branches', keys: ['←', '→'] },
  { words: 'ends', keys: ['Home', 'End'] },
  { words: 'extend', keys: ['Shift', '↓'] },
  { words: 'pan', keys: ['Space'] },
  { words: 'edit', keys: ['Enter'] },
  { words: 'back', keys: ['Esc'] },
] as const;

/** Every key of the designer, as this computer's keyboard has it. */
export function KeysLayer() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const opened = useView((state) => state.layer === 'keys');
  const close = (): void => view.getState().openLayer(null);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('keys.title')}
      size="xl"
      returnFocus={false}
      onExitTransitionEnd={focusEditor}
      closeButtonProps={{ 'aria-label': t('drawer.close') }}
    >
      <KeyList />
    </Modal>
  );
}

function KeyList() {
  const { t } = useTranslation('designer');
  const { commands } = useDesigner();
  const outline = useView((state) => state.editor === 'outline');
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const shown = [...new Set(SHORTCUTS.map(({ command }) => command))].filter(
    (command) => command === 'paste' || commands.has(command),
  );
  const off = (one: Shortcut): boolean => !singleKeys && isSingleKey(one);
  return (
    <>
      <Switch
        mb="md"
        checked={singleKeys}
        label={t('keys.single')}
        description={t('keys.singleHelp')}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      <dl className={classes.keys}>
        {WALKING.filter(({ words }) => words !== 'pan' || !outline).map(({ words, keys }) => (
          <Row key={words} words={t(`keys.walk.${words}`)} ways={[keys]} />
        ))}
        {shown.map((command) => (
          <Row
            key={command}
            words={t(`keys.command.${command}`)}
            ways={SHORTCUTS.filter((one) => one.command === command && !off(one)).map(keysOf)}
          />
        ))}
      </dl>
    </>
  );
}

interface RowProps {
  words: string;
  ways: readonly (readonly string[])[];
}

function Row({ words, ways }: RowProps) {
  const { t } = useTranslation('designer');
  return (
    <div className={classes.key}>
      <dt>{words}</dt>
      <dd>
        {ways.length === 0 ? <span className={classes.off}>{t('keys.off')}</span> : null}
        {ways.map((way) => (
          <span key={way.join()} className={classes.way}>
            {way.map((key) => (
              <kbd key={key} className={classes.cap}>
                {key}
              </kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}

function keysOf({ key, mod, shift }: Shortcut): string[] {
  const mac = /mac|iphone|ipad/i.test(navigator.platform);
  const named: Readonly<Record<string, string>> = { ' ': 'Space', ContextMenu: 'Menu', '-': '−' };
  const last = named[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(mod ? [mac ? '⌘' : 'Ctrl'] : []), ...(shift ? ['Shift'] : []), last];
}
