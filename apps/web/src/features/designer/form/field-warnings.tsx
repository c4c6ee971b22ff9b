import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDocument } from '../state/designer-context.ts';
import { useProblemWords } from '../use-problem-words.ts';
import classes from './form.module.css';

interface FieldWarningsProps {
  blockId: string | null;
  /** Path of the field; warnings of what is inside it are told as well. */
  field: string;
}

/** What may go wrong with a field though it can be published: an amber triangle and the word. */
export function FieldWarnings({ blockId, field }: FieldWarningsProps) {
  const { t } = useTranslation('designer');
  const sentence = useProblemWords();
  const problems = useDocument((state) => state.problemsOf.get(blockId));
  const warnings = problems?.filter(
    ({ severity, field: at }) =>
      severity === 'warning' && (at === field || at.startsWith(`${field}.`)),
  );
  return warnings?.map((problem) => (
    <p
      key={`${problem.field}/${problem.key}`}
      className={classes.warning}
      data-warning={problem.field}
    >
      <Icon name="alert" size={14} />
      <span>
        <strong>{t('problemsDrawer.warning')}</strong> {sentence(problem)}
      </span>
    </p>
  ));
}
