import type { AttributeType, ScopeAttribute } from '@percurso/journey/attribute';
import { ownAttribute } from '@percurso/journey/contact-attributes';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../group-by.ts';
import type { SearchGroup } from '../search-list.tsx';
import { SearchList } from '../search-list.tsx';
import classes from './path-picker.module.css';
import { TypeIcon } from './type-icon.tsx';
import type { AttributeWords } from './use-attribute-words.ts';
import { useAttributeWords } from './use-attribute-words.ts';

export interface PathPickerProps {
  scope: readonly ScopeAttribute[];
  /** Types that fit; others are shown, greyed, with the reason. */
  types?: readonly AttributeType[] | undefined;
  onPick(attribute: ScopeAttribute): void;
}

/** Everything of the journey that can be read here, by where it comes from. */
export function PathPicker({ scope, types, onPick }: PathPickerProps) {
  const { t } = useTranslation('attributes');
  const words = useAttributeWords();
  const groups = useMemo(() => {
    const reason = (attribute: ScopeAttribute): string | null => {
      if (!types || types.includes(attribute.type)) return null;
      const expected = types.map((type) => t(`type.${type}`)).join(', ');
      return t('picker.wrongType', { type: t(`type.${attribute.type}`), expected });
    };
    return groupBySource(scope, { ...words, own: t('source.contactOwn') }, (attribute) => {
      const why = reason(attribute);
      const hint = why ?? (attribute.otherBranch ? t('picker.otherBranch') : null);
      return {
        id: attribute.path,
        name: words.name(attribute.path),
        words: attribute.path,
        disabled: why !== null,
        content: (
          <span className={classes.row}>
            <TypeIcon type={attribute.type} />
            <span className={classes.name}>
              {words.name(attribute.path)}
              {hint === null ? null : <span className={classes.hint}>{hint}</span>}
            </span>
            <span className={classes.type}>{t(`type.${attribute.type}`)}</span>
          </span>
        ),
      };
    });
  }, [scope, types, words, t]);
  return (
    <SearchList
      groups={groups}
      label={t('picker.label')}
      placeholder={t('picker.search')}
      nothing={t('picker.nothing')}
      maxHeight={300}
      onChoose={(path) => {
        const chosen = scope.find((attribute) => attribute.path === path);
        if (chosen) onPick(chosen);
      }}
    />
  );
}

/** The group of customers' own attributes; no path is called so. */
const OWN = 'own-of-contact';

function groupBySource(
  scope: readonly ScopeAttribute[],
  words: AttributeWords & { own: string },
  item: (attribute: ScopeAttribute) => SearchGroup['items'][number],
): SearchGroup[] {
  const groups = groupBy(scope, ({ path }) =>
    ownAttribute(path) === null ? path.split('.').slice(0, -1).join('.') : OWN,
  );
  return [...groups].map(([id, attributes]) => ({
    id,
    label: id === OWN ? words.own : words.source(attributes[0]?.path ?? id),
    items: attributes.map(item),
  }));
}
