import { useTranslation } from 'react-i18next';
import type { ResumePreview } from '../../../components/journey-life/resume-preview-query.ts';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import classes from './header.module.css';

/** At which steps people become due when a paused journey goes on. */
export function DueTable({ preview }: { preview: ResumePreview }) {
  const { t, i18n } = useTranslation(['designer', 'journey-life']);
  const words = useBlockWords();
  const blocks = useDocument((state) => state.blocks);
  if (preview.blocks.length === 0) return null;
  return (
    <table className={classes.table} data-resume-preview>
      <thead>
        <tr>
          <th>{t('inside.block')}</th>
          <th>{t('inside.version')}</th>
          <th>{t('journey-life:resume.now')}</th>
          <th>{t('inside.people')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.blocks.map(({ versionNumber, blockId, inside, due }) => {
          const block = blocks.get(blockId);
          return (
            <tr key={`${versionNumber}/${blockId}`}>
              <td>{block ? words.heading(block) : t('people.elsewhere')}</td>
              <td>{t('version.number', { number: versionNumber })}</td>
              <td className="tabular">{due.now.toLocaleString(i18n.language)}</td>
              <td className="tabular">{inside.toLocaleString(i18n.language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
