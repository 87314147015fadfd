// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed by their offset cannot lie in a table element
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
// biome-ignore-all lint/a11y/useFocusableInteractive: a row is no control
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import type { JobItem } from '../../electron/shared/job-items.ts';
import { useTexts } from '../app/use-texts.ts';
import { ItemState } from './ItemState.tsx';
import styles from './ItemTable.module.css';
import { itemDetail } from './item-detail.ts';
import type { ItemsView } from './items-view.ts';

const ROW_PX = 36;
const ROWS_BEYOND = 12;

/** The table itself: only the rows in sight are built, and each is as high as its name needs. */
export function ItemRows({ view, label }: { readonly view: ItemsView; readonly label: string }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: view.count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_BEYOND,
  });
  return (
    <div className={styles['table']} role="table" aria-label={label} aria-rowcount={view.count + 1}>
      <div className={styles['head']} role="rowgroup">
        <div className={styles['row']} role="row" aria-rowindex={1}>
          <span role="columnheader">{t('items.column.state')}</span>
          <span role="columnheader">{t('items.column.name')}</span>
        </div>
      </div>
      <div
        ref={box}
        className={styles['box']}
        role="rowgroup"
        tabIndex={0}
        style={{ height: `min(24rem, ${rows.getTotalSize()}px)` }}
      >
        <div className={styles['rows']} role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const item = view.at(index);
            return item === undefined ? null : (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={styles['placed']}
                role="presentation"
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row item={item} position={index} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** A row changes only with its item: while thousands stream in, those in sight stay as they are. */
const Row = memo(function Row({
  item: { name, state, detail },
  position,
}: {
  readonly item: JobItem;
  readonly position: number;
}) {
  const texts = useTexts();
  return (
    <div className={styles['row']} role="row" aria-rowindex={position + 2} data-item-state={state}>
      <span role="cell">
        <ItemState state={state} />
      </span>
      <span role="cell" className={styles['name']}>
        <code>{name}</code>
        {detail !== null && <span className={styles['detail']}>{itemDetail(detail, texts)}</span>}
      </span>
    </div>
  );
});
