import { useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { JobItems } from '../../electron/shared/job-items.ts';
import { useTexts } from '../app/use-texts.ts';
import { ItemRows } from './ItemRows.tsx';
import styles from './ItemTable.module.css';
import { createItemsView, type ItemFilter } from './items-view.ts';
import { TextInput } from './TextInput.tsx';

const filters = ['all', 'wrong', 'unchecked', 'ok'] as const;

/** What a job checks or carries, each with its state, to be filtered and searched. Tens of thousands stay smooth. */
export function ItemTable({ items, label }: { readonly items: JobItems; readonly label: string }) {
  const { t, number } = useTexts();
  const [filter, setFilter] = useState<ItemFilter>('all');
  const [search, setSearch] = useState('');
  const viewOf = useMemo(() => createItemsView(filter, search), [filter, search]);
  const view = useMemo(() => viewOf(items), [viewOf, items]);
  const { failed: wrong, unchecked, ok } = items.states;
  const counts = { all: items.count, wrong, unchecked, ok };
  return (
    <div className={styles['items']}>
      <div className={styles['tools']}>
        <ToggleButtonGroup
          className={styles['filters'] ?? ''}
          aria-label={`${t('items.filter')}: ${label}`}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={(keys) => setFilter(filters.find((name) => keys.has(name)) ?? 'all')}
        >
          {filters.map((name) => (
            <ToggleButton key={name} id={name} className={styles['filter'] ?? ''}>
              {t('items.count', { name: t(`items.${name}`), n: number(counts[name]) })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <TextInput label={t('items.search')} value={search} onChange={setSearch} isCode />
      </div>
      {view.count === 0 ? (
        <p className={styles['empty']}>{t(items.count === 0 ? 'items.empty' : 'items.empty-filter')}</p>
      ) : (
        <ItemRows view={view} label={label} />
      )}
    </div>
  );
}
