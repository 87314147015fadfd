import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel } from 'react-aria-components';
import styles from './Disclosure.module.css';

/** Something that is shown when asked for. Its content is not built before. */
export function Disclosure({
  summary,
  children,
  isOpen = false,
}: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  /** Open from the beginning. */
  readonly isOpen?: boolean;
}) {
  return (
    <AriaDisclosure className={styles['disclosure'] ?? ''} defaultExpanded={isOpen}>
      {({ isExpanded }) => (
        <>
          <Button slot="trigger" className={styles['trigger'] ?? ''}>
            <ChevronRight className={styles['chevron']} size={16} aria-hidden />
            <span>{summary}</span>
          </Button>
          <DisclosurePanel className={styles['panel'] ?? ''}>{isExpanded && children}</DisclosurePanel>
        </>
      )}
    </AriaDisclosure>
  );
}
