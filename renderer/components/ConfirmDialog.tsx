import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../app/use-texts.ts';
import { Actions } from './Actions.tsx';
import { Button } from './Button.tsx';
import { CheckBox } from './CheckList.tsx';
import styles from './ConfirmDialog.module.css';
import { TextInput } from './TextInput.tsx';

/**
 * Asks before something is done. Escape and `cancel` close it; it stays open, pending, until `onConfirm` is through.
 * @param phrase must be typed first
 * @param tick a sentence that must be ticked first
 * @param isReady false: something in the body has to be filled in first
 */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  body,
  confirm,
  cancel,
  danger = false,
  phrase,
  tick,
  isReady = true,
  pendingText,
  onConfirm,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly body: ReactNode;
  readonly confirm: string;
  /** `Cancel` when left out. */
  readonly cancel?: string | undefined;
  readonly danger?: boolean;
  readonly phrase?: string | undefined;
  readonly tick?: string | undefined;
  readonly isReady?: boolean;
  readonly pendingText?: string | undefined;
  readonly onConfirm: () => unknown;
}) {
  const { t } = useTexts();
  const [isPending, setPending] = useState(false);
  const [typed, setTyped] = useState('');
  const [isTicked, setTicked] = useState(false);
  const isAllowed = isReady && (phrase === undefined || typed === phrase) && (tick === undefined || isTicked);
  const close = () => {
    setTyped('');
    setTicked(false);
    onClose();
  };
  const run = async () => {
    setPending(true);
    try {
      await onConfirm();
    } finally {
      setPending(false);
      close();
    }
  };
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open && !isPending) close();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} role="alertdialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className={styles['body']}>{body}</div>
          {phrase !== undefined && (
            <TextInput label={t('confirm.phrase', { phrase })} value={typed} onChange={setTyped} isCode />
          )}
          {tick !== undefined && (
            <CheckBox isSelected={isTicked} onChange={setTicked}>
              {tick}
            </CheckBox>
          )}
          <Actions>
            <Button kind={danger ? 'danger' : 'primary'} onPress={run} isDisabled={!isAllowed} isPending={isPending}>
              {isPending && pendingText !== undefined ? pendingText : confirm}
            </Button>
            <Button onPress={close} isDisabled={isPending}>
              {cancel ?? t('app.cancel')}
            </Button>
          </Actions>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
