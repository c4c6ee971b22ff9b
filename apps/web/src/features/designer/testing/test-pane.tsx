import { CloseButton, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusFirst } from '../../../components/use-focus-first.ts';
import { useScreen } from '../frame/use-screen.ts';
import { PaneResizer } from '../pane/pane-resizer.tsx';
import { usePaneWidth } from '../pane/use-pane-width.ts';
import { useDesigner } from '../state/designer-context.ts';
import { CasesTab } from './cases-tab.tsx';
import { RunView } from './run-view.tsx';
import { TestFormView } from './test-form-view.tsx';
import classes from './testing.module.css';
import { useCases } from './use-cases.ts';
import { useCloseTest } from './use-close-test.ts';
import { useTesting } from './use-testing.ts';

/** Test mode, where else the properties are: whom to try, the way they went, saved cases. */
export function TestPane() {
  const { t } = useTranslation('testing');
  const { testing } = useDesigner();
  const tab = useTesting((state) => state.tab);
  const run = useTesting((state) => state.run);
  const close = useCloseTest();
  const title = useFocusFirst<HTMLHeadingElement>();
  const [width, setWidth] = usePaneWidth();
  const wide = useScreen() !== 'narrow';
  const { data: cases } = useCases();

  return (
    <aside
      className={classes.pane}
      style={wide ? { width } : undefined}
      data-narrow={!wide || undefined}
      aria-label={t('title')}
    >
      {wide ? <PaneResizer width={width} onChange={setWidth} /> : null}
      <div className={classes.head}>
        <h2 ref={title} tabIndex={-1} className={classes.title}>
          {t('title')}
        </h2>
        <CloseButton aria-label={t('close')} onClick={close} />
      </div>
      <Tabs
        value={tab}
        onChange={(next) => testing.getState().setTab(next === 'cases' ? 'cases' : 'try')}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List>
          <Tabs.Tab value="try">{t('tab.try')}</Tabs.Tab>
          <Tabs.Tab value="cases">{t('tab.cases', { number: cases?.length ?? 0 })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="try" className={classes.panel}>
          {run ? <RunView run={run} /> : <TestFormView />}
        </Tabs.Panel>
        <Tabs.Panel value="cases" className={classes.panel}>
          <CasesTab />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
